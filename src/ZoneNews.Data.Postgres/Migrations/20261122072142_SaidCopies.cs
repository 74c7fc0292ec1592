using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ZoneNews.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SaidCopies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "CopyOfSaidId",
                table: "Articles",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "FirstSaidAt",
                table: "Articles",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CopyOfSaidId",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "FirstSaidAt",
                table: "Articles");
        }
    }
}
