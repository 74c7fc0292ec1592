using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ZoneNews.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SearchSpans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ArticleSearch_Grams",
                table: "ArticleSearch");

            // The span of time and a gram in one number; the index and the search ask it alike.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION zn_search_keys(span bigint, grams integer[]) RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
                $$ BEGIN RETURN ARRAY(SELECT (span << 32) | (gram & 4294967295) FROM unnest(grams) AS gram); END $$;
                """);
            migrationBuilder.Sql("""CREATE INDEX "IX_ArticleSearch_Keys" ON "ArticleSearch" USING gin (zn_search_keys("Position" >> 28, "Grams"));""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP INDEX "IX_ArticleSearch_Keys"; DROP FUNCTION zn_search_keys(bigint, integer[]);""");

            migrationBuilder.CreateIndex(
                name: "IX_ArticleSearch_Grams",
                table: "ArticleSearch",
                column: "Grams")
                .Annotation("Npgsql:IndexMethod", "gin");
        }
    }
}
