using System.Text;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;
using ZoneNews.Data.Search;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Data.Tests;

public sealed class SqliteSearchTests(SqliteDatabase database) : SearchContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresSearchTests(PostgresDatabase database) : SearchContract(database), IClassFixture<PostgresDatabase>;

/// <summary>The search finds what LIKE would, over texts made to collide: few letters, signs, digits, blanks, pairs of surrogates.</summary>
public abstract class SearchContract(TestDatabase database) : DatabaseContract(database)
{
    private const int Articles = 120;
    private static readonly string[] Letters = ["园", "区", "开", "发", "经", "a", "B", "1", "9", ".", "%", "_", "'", "\"", "*", "(", " ", "，", "。", "\n", "\t", "Ｗ", "𠀀", "𠮷", "é", "İ"];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = Database.NewDb();
        if (await db.Articles.AnyAsync(Cancel))
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
        var random = new Random(42);
        for (var i = 0; i < Articles; i++)
            await Database.Store.SaveAsync(db, Drafts.Article($"http://s/{i}", Made(random, 1, 12), Made(random, 0, 60), $"20{10 + (i % 10)}-03-0{1 + (i % 9)}"), Cancel);
        await transaction.CommitAsync(Cancel);
    }

    [Fact]
    public async Task A_word_of_one_to_eight_characters_finds_what_LIKE_finds()
    {
        var random = new Random(7);
        await using var db = Database.NewDb();
        var texts = await TextsAsync(db);
        for (var i = 0; i < 300; i++)
        {
            var word = FoldedText.Fold(random.Next(3) == 0 ? Made(random, 1, 9) : Cut(random, texts)).Trim().Replace('\n', ' ');
            if (word.Length > 0)
                await AssertFoundAsync(db, texts, new SearchTerms([[word]], []));
        }
    }

    [Fact]
    public async Task Several_words_alternatives_and_excluded_words_are_joined()
    {
        var random = new Random(11);
        await using var db = Database.NewDb();
        var texts = await TextsAsync(db);
        for (var i = 0; i < 150; i++)
        {
            string[] words = [.. Enumerable.Range(0, 4).Select(_ => FoldedText.Fold(Cut(random, texts)).Replace('\n', ' ')).Where(w => w.Trim().Length > 0)];
            if (words.Length == 4)
                await AssertFoundAsync(db, texts, new SearchTerms(i % 3 == 0 ? [] : [[words[0]], [words[1], words[2]]], [words[3]]));
        }
    }

    [Fact]
    public async Task LIKE_itself_agrees_where_no_folding_is_needed()
    {
        await using var db = Database.NewDb();
        foreach (var word in new[] { "园", "开发", "经开区", "区。", "1", "9.", "，园", "𠀀", "发 " })
        {
            var like = await db.Articles.Where(a => a.Title.Contains(word) || a.Body.Contains(word)).Select(a => a.Id).Order().ToListAsync(Cancel);
            var query = new ArticleQuery { Q = $"\"{word}", WithCopies = true };
            var found = await ArticleQueries.FindAsync(db, Database.Search, query, Cancel);
            if (word == word.Trim())
                Assert.Equal(like, await found.Select(a => a.Id).Order().ToListAsync(Cancel));
        }
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\"\"\"")]
    [InlineData("-")]
    [InlineData("- - -")]
    [InlineData("*")]
    [InlineData("%_'")]
    [InlineData("园*")]
    [InlineData("NEAR(园 区)")]
    [InlineData("Grams: AND OR NOT")]
    [InlineData("\0\u0001\u001f")]
    [InlineData("\ud800园\udc00")]
    [InlineData("year:9999999999")]
    [InlineData("year:0")]
    [InlineData("year:9999")]
    [InlineData("zone:")]
    [InlineData("site: zone: year:")]
    [InlineData("-\"")]
    [InlineData("ﬁ ß İ ı")]
    public async Task Odd_queries_are_answered(string query)
    {
        await using var db = Database.NewDb();
        var (page, facets) = await ArticleQueries.PageAndFacetsAsync(db, Database.Contexts, Database.Search, new ArticleQuery { Q = query }, Cancel);
        Assert.InRange(page.Total, 0, Articles + 1);
        Assert.NotNull(facets);
    }

    [Fact]
    public async Task A_query_of_ten_thousand_characters_is_cut_and_answered()
    {
        await using var db = Database.NewDb();
        foreach (var query in new[] { new string('园', 10_000), string.Join(' ', Enumerable.Range(0, 3000)), new string('"', 10_000), new string('-', 10_000) })
            Assert.InRange((await ArticleQueries.PageAsync(db, Database.Search, new ArticleQuery { Q = query }, Cancel)).Total, 0, Articles + 1);
    }

    [Fact]
    public async Task A_changed_text_is_found_by_its_new_words_only()
    {
        await SaveAsync(Drafts.Article("http://s/change", "旧词甲乙", "丙"));
        await SaveAsync(Drafts.Article("http://s/change", "新词丁戊", "丙", "2024-01-01"));
        Assert.Equal((0, 1), (await CountAsync("旧词甲乙"), await CountAsync("新词丁戊")));
    }

    [Fact]
    public async Task Pages_follow_each_other_by_key_newest_first()
    {
        await using var db = Database.NewDb();
        var seen = new List<ArticleLine>();
        long? before = null;
        do
        {
            var page = await ArticleQueries.PageAsync(db, Database.Search, new ArticleQuery { Q = "园", Take = 7, Before = before }, Cancel);
            seen.AddRange(page.Items);
            before = page.Next;
        }
        while (before is not null);
        Assert.Equal(await CountAsync("园"), seen.Count);
        Assert.Equal(seen.OrderByDescending(l => l.Position).Select(l => l.Id), seen.Select(l => l.Id));
        Assert.Equal(seen.Count, seen.Select(l => l.Id).Distinct().Count());
    }

    private async Task<int> CountAsync(string word)
    {
        await using var db = Database.NewDb();
        return (await ArticleQueries.PageAsync(db, Database.Search, new ArticleQuery { Q = word }, Cancel)).Total;
    }

    private async Task AssertFoundAsync(ZoneNewsDb db, List<Article> texts, SearchTerms terms)
    {
        var expected = texts.Where(a => terms.Match(Grams.TextOf(a))).OrderByDescending(a => a.Position).ToList();
        var found = await Database.Search.MatchingAsync(db, terms, Cancel);
        Assert.Equal(expected.Select(a => a.Id).Order(), await found.Select(a => a.Id).Order().ToListAsync(Cancel));

        Assert.Equal(expected.Select(a => a.Id), await NewestAsync(new Narrowing(a => a), texts.Count));
        var (after, before, few) = (texts[texts.Count / 5].Position, texts[texts.Count / 2].Position, Math.Max(1, expected.Count / 3));
        var between = expected.Where(a => a.Position >= Math.Min(after, before) && a.Position < Math.Max(after, before) && a.Id % 3 > 0).Select(a => a.Id).Take(few);
        foreach (var each in new[] { false, true })
            Assert.Equal(between, await NewestAsync(new Narrowing(found => found.Where(a => a.Id % 3 > 0), Math.Min(after, before), Math.Max(after, before), each), few));

        async Task<IEnumerable<long>> NewestAsync(Narrowing narrowing, int count) => (await Database.Search.NewestAsync(db, terms, narrowing, count, Cancel)).Select(h => h.Id);
    }

    private static Task<List<Article>> TextsAsync(ZoneNewsDb db) =>
        db.Articles.AsNoTracking().ToListAsync(Cancel);

    private static string Made(Random random, int from, int to) =>
        string.Concat(Enumerable.Range(0, random.Next(from, to + 1)).Select(_ => Letters[random.Next(Letters.Length)]));

    private static string Cut(Random random, List<Article> texts)
    {
        var text = Grams.TextOf(texts[random.Next(texts.Count)]);
        var start = random.Next(text.Length);
        var cut = text.Substring(start, Math.Min(1 + random.Next(8), text.Length - start));
        return string.Concat(cut.EnumerateRunes().Where(r => r != Rune.ReplacementChar));
    }
}
