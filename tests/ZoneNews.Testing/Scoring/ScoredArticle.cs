using System.Text.Json;
using System.Text.Json.Serialization;
using ZoneNews.Extraction;

namespace ZoneNews.Testing.Scoring;

/// <summary>An observation as gold and exports write it.</summary>
public sealed record ScoredObservation(
    string? Subject, string? Indicator, string? Measure, decimal? Value, string? Unit, string? Period, string? Status, string? Scope, string? Bound = null)
{
    public static ScoredObservation Of(Observation o) =>
        new(o.Subject, o.Indicator, o.Measure, o.Value, o.Unit, o.Period, o.Status, o.Scope, o.Bound);
}

/// <summary>An article as gold and exports write it. <paramref name="DuplicateOf"/>: <c>site:path</c> of the first copy.</summary>
public sealed record ScoredArticle(
    string? Site, string Path, string? Title, string? Published, string? Source, IReadOnlyList<string>? Zones, string? Body,
    IReadOnlyList<ScoredObservation>? Observations, [property: JsonPropertyName("duplicate_of")] string? DuplicateOf = null)
{
    /// <summary>The gold articles of a folder of sites.</summary>
    public static IReadOnlyList<ScoredArticle> Gold(string sites) =>
        [.. Directory.GetDirectories(sites).Order(StringComparer.Ordinal).SelectMany(folder =>
            File.ReadLines(System.IO.Path.Combine(folder, "gold", "articles.jsonl")).Where(l => l.Length > 0)
                .Select(l => Parse(l) with { Site = System.IO.Path.GetFileName(folder) }))];

    public static ScoredArticle Parse(string line) =>
        JsonSerializer.Deserialize<ScoredArticle>(line, JsonSerializerOptions.Web) ?? throw new InvalidDataException(line);
}
