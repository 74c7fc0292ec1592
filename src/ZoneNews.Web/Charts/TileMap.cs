using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZoneNews.Web.Charts;

/// <summary>A province on the tile map: <paramref name="Column"/> and <paramref name="Row"/> count from 0.</summary>
public sealed record ProvinceTile(string Name, string ShortName, int Column, int Row);

/// <summary>A count for each province, drawn as a map of equal tiles: no province hides behind its size, and each is a link.</summary>
/// <param name="Label">What is counted, for the heading of the map.</param>
/// <param name="Address">Where a province's tile leads to.</param>
/// <param name="Current">The province that the page shows already, or null.</param>
public sealed record TileMap(string Label, IReadOnlyDictionary<string, int> Counts, Func<string, string> Address, string? Current)
{
    /// <summary>All 34 provinces, from Charts/province-tiles.json.</summary>
    public static IReadOnlyList<ProvinceTile> Provinces { get; } = Read();

    private int Most { get; } = Math.Max(1, Counts.Values.DefaultIfEmpty().Max());

    public int Count(ProvinceTile tile) => Counts.GetValueOrDefault(tile.Name);

    /// <summary>The length of a province's bar in hundredths of the longest; what is there at all shows.</summary>
    public int Bar(ProvinceTile tile) => Count(tile) is var count and > 0 ? Math.Max(2, count * 100 / Most) : 0;

    private static ProvinceTile[] Read()
    {
        using var stream = typeof(TileMap).Assembly.GetManifestResourceStream("province-tiles.json")!;
        var file = JsonNode.Parse(stream, null, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!;
        return [.. file["tiles"]!.AsArray().Select(t => new ProvinceTile((string)t![0]!, (string)t[1]!, (int)t[2]!, (int)t[3]!))];
    }
}
