using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ZoneNews.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class WiderFactIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Facts_Indicator_Measure_Unit_Size",
                table: "Facts");

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Indicator_Measure_Unit_Size_Subject_Years",
                table: "Facts",
                columns: new[] { "Indicator", "Measure", "Unit", "Size", "Subject", "Years" },
                filter: "\"Years\" > 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Facts_Indicator_Measure_Unit_Size_Subject_Years",
                table: "Facts");

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Indicator_Measure_Unit_Size",
                table: "Facts",
                columns: new[] { "Indicator", "Measure", "Unit", "Size" },
                filter: "\"Years\" > 0");
        }
    }
}
