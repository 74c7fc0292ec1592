using System.Globalization;
using System.Text;
using System.Text.Json;
using ZoneNews.Extraction.Html;
using ZoneNews.Testing;
using ZoneNews.Testing.Scoring;

namespace ZoneNews.Extraction.Tests.Html;

/// <summary>Pages of governments and portals that stand beside the checkout: real ones, which the rules were not written from.</summary>
public class OutsidePagesTests
{
    private sealed record Outside(JsonElement Gold, Article? Read)
    {
        public string? Text(string name) => Gold.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

        public IEnumerable<string> Texts(string name) =>
            Gold.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(t => t.GetString()!) : [];
    }

    [Fact]
    public void Reads_titles_dates_and_sources_of_government_pages()
    {
        var pages = Read("pages-gov");

        AssertShare(0.95, pages, "title", (gold, read) => Key(gold) == Key(read?.Title));
        AssertShare(0.95, pages, "date", (gold, read) => gold == Day(read));
        AssertShare(0.90, pages, "source", (gold, read) => Agree(gold, read?.Source));
        var snippets = pages.SelectMany(p => p.Texts("without").Select(s => (p.Read, Snippet: s))).ToList();
        Assert.InRange(snippets.Count(s => Squeezed(s.Read?.Body).Contains(Squeezed(s.Snippet), StringComparison.Ordinal)), 0, snippets.Count / 100);
    }

    [Fact]
    public void Reads_titles_dates_sources_and_bodies_of_portal_pages()
    {
        var pages = Read("pages-portals");

        AssertShare(0.95, pages, "title", (gold, read) => Key(gold) == Key(read?.Title));
        AssertShare(0.95, pages, "date", (gold, read) => gold == Day(read));
        AssertShare(0.85, pages, "source", (gold, read) => Agree(gold, read?.Source));
        Assert.InRange(pages.Average(p => BodyOverlap.F1(Squeezed(p.Text("body")), Squeezed(p.Read?.Body))), 0.97, 1);
    }

    [Fact]
    public void Reads_the_headlines_of_pages_given_as_plain_text()
    {
        var folder = Repository.Shared("seeds");
        Assert.SkipWhen(folder is null, "../shared/seeds is not beside the checkout");
        foreach (var line in File.ReadLines(Path.Combine(folder!, "gold.jsonl")))
        {
            using var gold = JsonDocument.Parse(line);
            var bytes = File.ReadAllBytes(Path.Combine(folder!, gold.RootElement.GetProperty("file").GetString()!));
            // A copy that was overwritten by something else says nothing about the reader.
            if (bytes[0] == '{')
                continue;
            var read = PageReader.Read(new PageInput(bytes, null, "text/plain; charset=utf-8", new DateTime(2022, 3, 28, 0, 0, 0, DateTimeKind.Utc))).Article!;

            Assert.Equal(gold.RootElement.GetProperty("title").GetString(), read.Title);
            Assert.Equal(gold.RootElement.GetProperty("published").GetString(), Day(read));
            Assert.Equal(gold.RootElement.GetProperty("source").GetString(), read.Source);
        }
    }

    private static List<Outside> Read(string suite)
    {
        var folder = Repository.Shared("suites/" + suite);
        Assert.SkipWhen(folder is null, $"../shared/suites/{suite} is not beside the checkout");
        return [.. File.ReadLines(Path.Combine(folder!, "gold.jsonl")).Select(line =>
        {
            var gold = JsonDocument.Parse(line).RootElement;
            var url = gold.TryGetProperty("url", out var address) ? address.GetString() : null;
            var bytes = File.ReadAllBytes(Path.Combine(folder!, gold.GetProperty("html").GetString()!));
            return new Outside(gold, PageReader.Read(new PageInput(bytes, url, "text/html", new DateTime(2026, 8, 1, 0, 0, 0, DateTimeKind.Utc))).Article);
        })];
    }

    private static void AssertShare(double floor, List<Outside> pages, string field, Func<string, Article?, bool> right)
    {
        var stated = pages.Where(p => p.Text(field) is not null).ToList();
        var wrong = stated.Where(p => !right(p.Text(field)!, p.Read)).Select(p => $"{p.Text("id")}: {p.Text(field)}").ToList();
        Assert.True(wrong.Count <= stated.Count * (1 - floor), $"{field}: {wrong.Count} of {stated.Count} wrong\n{string.Join('\n', wrong)}");
    }

    private static bool Agree(string gold, string? read) =>
        Key(read).Length > 1 && (Key(gold).Contains(Key(read), StringComparison.Ordinal) || Key(read).Contains(Key(gold), StringComparison.Ordinal));

    private static string? Day(Article? read) => read?.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Squeezed(string? text) => string.Concat((text ?? "").Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));

    private static string Key(string? text) => string.Concat(Squeezed(text).Where(char.IsLetterOrDigit));
}
