using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ZoneNews.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class KindAndRegion : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The column held names of sites' own columns before; the next reading tells the kind.
            migrationBuilder.Sql("UPDATE \"Articles\" SET \"Category\" = NULL");

            migrationBuilder.AddColumn<double>(
                name: "CategoryConfidence",
                table: "Articles",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Division",
                table: "Articles",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Articles_Category_Position",
                table: "Articles",
                columns: new[] { "Category", "Position" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Articles_Category_Position",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "CategoryConfidence",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "Division",
                table: "Articles");
        }
    }
}
