using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ZoneNews.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Facts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Position",
                table: "ArticleZones",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Coverage",
                columns: table => new
                {
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Indicator = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Figures = table.Column<int>(type: "INTEGER", nullable: false),
                    FromYear = table.Column<int>(type: "INTEGER", nullable: true),
                    ToYear = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Coverage", x => new { x.Subject, x.Indicator });
                });

            migrationBuilder.CreateTable(
                name: "Facts",
                columns: table => new
                {
                    ObservationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Indicator = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Measure = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Period = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Year = table.Column<int>(type: "INTEGER", nullable: true),
                    Scope = table.Column<string>(type: "TEXT", nullable: true),
                    Qualifier = table.Column<string>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Size = table.Column<double>(type: "REAL", nullable: false),
                    Statements = table.Column<int>(type: "INTEGER", nullable: false),
                    Years = table.Column<int>(type: "INTEGER", nullable: false),
                    Against = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Facts", x => x.ObservationId);
                    table.ForeignKey(
                        name: "FK_Facts_Observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "Observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FigureChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Indicator = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FigureChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Tallies",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Subjects = table.Column<int>(type: "INTEGER", nullable: false),
                    FromYear = table.Column<int>(type: "INTEGER", nullable: true),
                    ToYear = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tallies", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ArticleZones_ZoneId_Position",
                table: "ArticleZones",
                columns: new[] { "ZoneId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_Articles_Position_Status_DuplicateOfId_Published_SourceId_Category_Id",
                table: "Articles",
                columns: new[] { "Position", "Status", "DuplicateOfId", "Published", "SourceId", "Category", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Coverage_Indicator_Subject_Figures_FromYear_ToYear",
                table: "Coverage",
                columns: new[] { "Indicator", "Subject", "Figures", "FromYear", "ToYear" });

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Indicator_Measure_Period_Unit_Size",
                table: "Facts",
                columns: new[] { "Indicator", "Measure", "Period", "Unit", "Size" });

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Indicator_Measure_Unit_Size",
                table: "Facts",
                columns: new[] { "Indicator", "Measure", "Unit", "Size" },
                filter: "\"Years\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Indicator_Period_Subject",
                table: "Facts",
                columns: new[] { "Indicator", "Period", "Subject" },
                filter: "\"Against\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Measure_Scope_Status_Statements",
                table: "Facts",
                columns: new[] { "Measure", "Scope", "Status", "Statements" },
                filter: "\"Scope\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Period_Subject",
                table: "Facts",
                columns: new[] { "Period", "Subject" },
                filter: "\"Against\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Status_Year_ObservationId",
                table: "Facts",
                columns: new[] { "Status", "Year", "ObservationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Subject_Indicator_Measure_Period_Status_Statements",
                table: "Facts",
                columns: new[] { "Subject", "Indicator", "Measure", "Period", "Status", "Statements" });

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Subject_Measure_Indicator_Unit_Years",
                table: "Facts",
                columns: new[] { "Subject", "Measure", "Indicator", "Unit", "Years" },
                filter: "\"Years\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Facts_Subject_Period",
                table: "Facts",
                columns: new[] { "Subject", "Period" },
                filter: "\"Against\" IS NOT NULL");

            // Whoever writes figures, and by whatever way: what must be made again is noted in the same transaction, and a link to a zone knows its article's place.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "ZN_Figure_Added" AFTER INSERT ON "Observations" WHEN NEW."Current" AND NEW."State" = 'published'
                BEGIN INSERT INTO "FigureChanges" ("Subject", "Indicator") VALUES (NEW."Subject", NEW."Indicator"); END
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "ZN_Figure_Left" AFTER UPDATE OF
                "Subject", "SubjectKind", "Indicator", "Measure", "Value", "Unit", "Period", "Year", "Status", "Bound", "Scope", "Qualifier", "Doubt", "Finality", "State", "PreferredAt", "AsRead", "Current"
                ON "Observations" WHEN OLD."Current" AND OLD."State" = 'published'
                BEGIN INSERT INTO "FigureChanges" ("Subject", "Indicator") VALUES (OLD."Subject", OLD."Indicator"); END
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "ZN_Figure_Changed" AFTER UPDATE OF
                "Subject", "SubjectKind", "Indicator", "Measure", "Value", "Unit", "Period", "Year", "Status", "Bound", "Scope", "Qualifier", "Doubt", "Finality", "State", "PreferredAt", "AsRead", "Current"
                ON "Observations" WHEN NEW."Current" AND NEW."State" = 'published'
                BEGIN INSERT INTO "FigureChanges" ("Subject", "Indicator") VALUES (NEW."Subject", NEW."Indicator"); END
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "ZN_Article_Added" AFTER INSERT ON "Articles" BEGIN INSERT INTO "FigureChanges" ("Subject", "Indicator") VALUES ('', ''); END
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "ZN_Article_Changed" AFTER UPDATE OF "Status", "DuplicateOfId", "Published", "Standing" ON "Articles"
                WHEN (OLD."Status", OLD."DuplicateOfId", OLD."Published", OLD."Standing") IS NOT (NEW."Status", NEW."DuplicateOfId", NEW."Published", NEW."Standing")
                BEGIN
                    INSERT INTO "FigureChanges" ("Subject", "Indicator")
                    SELECT DISTINCT "Subject", "Indicator" FROM "Observations" WHERE "ArticleId" = NEW."Id" AND "Current" AND "State" = 'published' UNION SELECT '', '';
                END
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "ZN_Article_Moved" AFTER UPDATE OF "Status", "DuplicateOfId", "Position" ON "Articles"
                WHEN (OLD."Status", OLD."DuplicateOfId", OLD."Position") IS NOT (NEW."Status", NEW."DuplicateOfId", NEW."Position")
                BEGIN UPDATE "ArticleZones" SET "Position" = CASE WHEN NEW."Status" = 'published' AND NEW."DuplicateOfId" IS NULL THEN NEW."Position" END WHERE "ArticleId" = NEW."Id"; END
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "ZN_Link_Added" AFTER INSERT ON "ArticleZones"
                BEGIN
                    UPDATE "ArticleZones" SET "Position" = (SELECT a."Position" FROM "Articles" AS a WHERE a."Id" = NEW."ArticleId" AND a."Status" = 'published' AND a."DuplicateOfId" IS NULL)
                    WHERE "ArticleId" = NEW."ArticleId" AND "ZoneId" = NEW."ZoneId";
                END
                """);
            // What is there already is noted, and made at the next start.
            migrationBuilder.Sql(
                """
                UPDATE "ArticleZones" SET "Position" =
                    (SELECT a."Position" FROM "Articles" AS a WHERE a."Id" = "ArticleZones"."ArticleId" AND a."Status" = 'published' AND a."DuplicateOfId" IS NULL)
                """);
            migrationBuilder.Sql(
                """
                INSERT INTO "FigureChanges" ("Subject", "Indicator")
                SELECT DISTINCT "Subject", "Indicator" FROM "Observations" WHERE "Current" AND "State" = 'published' UNION SELECT '', '' ORDER BY 1
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER ZN_Figure_Added");
            migrationBuilder.Sql("DROP TRIGGER ZN_Figure_Left");
            migrationBuilder.Sql("DROP TRIGGER ZN_Figure_Changed");
            migrationBuilder.Sql("DROP TRIGGER ZN_Article_Added");
            migrationBuilder.Sql("DROP TRIGGER ZN_Article_Changed");
            migrationBuilder.Sql("DROP TRIGGER ZN_Article_Moved");
            migrationBuilder.Sql("DROP TRIGGER ZN_Link_Added");

            migrationBuilder.DropTable(
                name: "Coverage");

            migrationBuilder.DropTable(
                name: "Facts");

            migrationBuilder.DropTable(
                name: "FigureChanges");

            migrationBuilder.DropTable(
                name: "Tallies");

            migrationBuilder.DropIndex(
                name: "IX_ArticleZones_ZoneId_Position",
                table: "ArticleZones");

            migrationBuilder.DropIndex(
                name: "IX_Articles_Position_Status_DuplicateOfId_Published_SourceId_Category_Id",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "Position",
                table: "ArticleZones");
        }
    }
}
