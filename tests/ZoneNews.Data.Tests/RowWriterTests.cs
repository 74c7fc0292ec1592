using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Data.Tests;

public sealed class RowWriterOnSqlite(SqliteDatabase database) : RowWriterContract(database), IClassFixture<SqliteDatabase>;

public sealed class RowWriterOnPostgres(PostgresDatabase database) : RowWriterContract(database), IClassFixture<PostgresDatabase>;

public abstract class RowWriterContract(TestDatabase database) : DatabaseContract(database)
{
    [Theory]
    [InlineData("0.5")]
    [InlineData("-1234567890123.000001")]
    [InlineData("100")]
    public async Task A_row_is_kept_as_if_it_had_been_tracked(string number)
    {
        var value = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
        var at = new DateTime(2026, 3, 1, 4, 5, 6, 120, DateTimeKind.Utc);
        var article = (await SaveAsync(Drafts.Article($"http://rows/{number}"))).ArticleId;
        await using var db = Database.NewDb();
        var revision = await db.Revisions.SingleAsync(r => r.ArticleId == article, Cancel);
        await using (var transaction = await db.Database.BeginTransactionAsync(Cancel))
        {
            await RowWriter.InsertAsync(db, [Figure(1), Figure(2)], Cancel);
            db.Observations.Add(Figure(3));
            await db.SaveChangesAsync(Cancel);
            await transaction.CommitAsync(Cancel);
        }
        // What is compared is what the engine keeps: each value in one form only, however it came there.
        var alike = await db.Observations.AsNoTracking()
            .Where(o => o.ArticleId == article && o.Value == value && o.KnownFrom == at && o.PreferredAt == at && o.KnownUntil == null && o.Current && o.Confidence == 0.75 && o.Scope == "全区’\"" && o.Year == 2025)
            .OrderBy(o => o.Start).ToListAsync(Cancel);
        Assert.Equal([1, 2, 3], alike.Select(o => o.Start));
        Assert.All(alike, o => Assert.Equal((value, at, null, "2025"), (o.Value, o.KnownFrom, o.KnownUntil, o.Period)));

        Observation Figure(int start) => new()
        {
            ArticleId = article,
            RevisionId = revision.Id,
            Subject = "甲经济开发区",
            SubjectKind = SubjectKinds.Zone,
            Indicator = "gdp",
            Measure = "value",
            Value = value,
            Unit = "CNY",
            Period = "2025",
            Year = 2025,
            Status = "actual",
            Bound = "exact",
            Scope = "全区’\"",
            Start = start,
            End = start + 1,
            Quote = "句",
            FigureStart = 0,
            FigureEnd = 1,
            Rule = "r",
            Confidence = 0.75,
            State = ObservationState.Review,
            Fingerprint = "f",
            PreferredAt = at,
            Current = true,
            KnownFrom = at,
        };
    }

    [Fact]
    public async Task A_row_that_breaks_a_constraint_is_refused()
    {
        await using var db = Database.NewDb();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => RowWriter.InsertAsync(db, [new CopyKey { ArticleId = 1, Key = 7 }, new CopyKey { ArticleId = 1, Key = 7 }], Cancel));
    }
}
