using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ZoneNews.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SourceHealth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Findings",
                table: "Sources",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "FlaggedAt",
                table: "Sources",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Frontier_Priority_NextFetchAt",
                table: "Frontier",
                columns: new[] { "Priority", "NextFetchAt" },
                filter: "\"Priority\" >= 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Frontier_Priority_NextFetchAt",
                table: "Frontier");

            migrationBuilder.DropColumn(
                name: "Findings",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "FlaggedAt",
                table: "Sources");
        }
    }
}
