using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ZoneNews.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class FactsAlone : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Facts_Subject_Indicator_Measure_Period_Status_Statements",
                table: "Facts");

            migrationBuilder.AddColumn<long>(
                name: "ArticleId",
                table: "Facts",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Bound",
                table: "Facts",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "Corrected",
                table: "Facts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Doubt",
                table: "Facts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Finality",
                table: "Facts",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OutOf",
                table: "Facts",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PreferredAt",
                table: "Facts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Published",
                table: "Facts",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Standing",
                table: "Facts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Value",
                table: "Facts",
                type: "numeric(28,6)",
                precision: 28,
                scale: 6,
                nullable: false,
                defaultValue: 0m);

            // As the program would make them again.
            migrationBuilder.Sql(
                """
                UPDATE "Facts" SET ("ArticleId", "Value", "Bound", "OutOf", "Doubt", "Finality", "PreferredAt", "Corrected", "Published", "Standing") =
                    (SELECT o."ArticleId", o."Value", o."Bound", o."OutOf", CASE WHEN o."Doubt" = 'text-gone' THEN o."Doubt" END, o."Finality", o."PreferredAt", o."AsRead" IS NOT NULL, a."Published", a."Standing"
                     FROM "Observations" AS o JOIN "Articles" AS a ON a."Id" = o."ArticleId" WHERE o."Id" = "Facts"."ObservationId")
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Subject_Indicator_Measure_Period_Status",
                table: "Facts",
                columns: new[] { "Subject", "Indicator", "Measure", "Period", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Subject_Period_Measure_Indicator_Status",
                table: "Facts",
                columns: new[] { "Subject", "Period", "Measure", "Indicator", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Subject_Period_Scope",
                table: "Facts",
                columns: new[] { "Subject", "Period", "Scope" },
                filter: "\"Measure\" = 'rank'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Facts_Subject_Indicator_Measure_Period_Status",
                table: "Facts");

            migrationBuilder.DropIndex(
                name: "IX_Facts_Subject_Period_Measure_Indicator_Status",
                table: "Facts");

            migrationBuilder.DropIndex(
                name: "IX_Facts_Subject_Period_Scope",
                table: "Facts");

            migrationBuilder.DropColumn(
                name: "ArticleId",
                table: "Facts");

            migrationBuilder.DropColumn(
                name: "Bound",
                table: "Facts");

            migrationBuilder.DropColumn(
                name: "Corrected",
                table: "Facts");

            migrationBuilder.DropColumn(
                name: "Doubt",
                table: "Facts");

            migrationBuilder.DropColumn(
                name: "Finality",
                table: "Facts");

            migrationBuilder.DropColumn(
                name: "OutOf",
                table: "Facts");

            migrationBuilder.DropColumn(
                name: "PreferredAt",
                table: "Facts");

            migrationBuilder.DropColumn(
                name: "Published",
                table: "Facts");

            migrationBuilder.DropColumn(
                name: "Standing",
                table: "Facts");

            migrationBuilder.DropColumn(
                name: "Value",
                table: "Facts");

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Subject_Indicator_Measure_Period_Status_Statements",
                table: "Facts",
                columns: new[] { "Subject", "Indicator", "Measure", "Period", "Status", "Statements" });
        }
    }
}
