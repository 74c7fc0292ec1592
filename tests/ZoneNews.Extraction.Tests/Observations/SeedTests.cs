using System.Text.Json;
using ZoneNews.Testing;

namespace ZoneNews.Extraction.Tests.Observations;

/// <summary>The seed pages, read from beside the repository: every figure of their gold is found and no trap is taken.</summary>
public sealed class SeedTests
{
    private static readonly DateTime Fetched = new(2022, 3, 28, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Finds_every_figure_of_the_seeds_and_takes_no_trap()
    {
        Assert.SkipWhen(Repository.Shared("seeds/gold.jsonl") is null, "The seed pages are not beside the repository.");
        foreach (var line in File.ReadLines(Repository.Shared("seeds/gold.jsonl")!))
        {
            using var gold = JsonDocument.Parse(line);
            var file = gold.RootElement.GetProperty("file").GetString()!;
            var reading = Reader.Read(new PageInput(File.ReadAllBytes(Repository.Shared("seeds/" + file)!), null, "text/plain", Fetched), Bodies.Catalogue);
            foreach (var wanted in gold.RootElement.GetProperty("observations").EnumerateArray())
                Assert.True(reading.Observations.Any(o => Same(o, wanted)), $"{file}: {wanted}");
            foreach (var trap in gold.RootElement.GetProperty("traps").EnumerateArray().Select(t => t.GetProperty("text").GetString()!))
                Assert.True(!reading.Observations.Any(o => Takes(reading.Article!, o, trap)), $"{file}: {trap}");
            Assert.Equal(
                gold.RootElement.GetProperty("zones").EnumerateArray().Select(z => z.GetString()!).Order(StringComparer.Ordinal), reading.Zones.Order(StringComparer.Ordinal));
        }
    }

    private static bool Same(Observation o, JsonElement wanted) =>
        o.Subject == wanted.GetProperty("subject").GetString() && o.Indicator == wanted.GetProperty("indicator").GetString()
        && o.Measure == wanted.GetProperty("measure").GetString() && o.Value == wanted.GetProperty("value").GetDecimal()
        && o.Status == wanted.GetProperty("status").GetString() && o.Bound == wanted.GetProperty("bound").GetString()
        && (wanted.TryGetProperty("ambiguous", out _) || o.Period == wanted.GetProperty("period").GetString());

    private static bool Takes(Article article, Observation o, string trap)
    {
        for (var at = article.Body.IndexOf(trap, StringComparison.Ordinal); at >= 0; at = article.Body.IndexOf(trap, at + 1, StringComparison.Ordinal))
            if (at <= o.Figure.Start && o.Figure.End <= at + trap.Length)
                return true;
        return false;
    }
}
