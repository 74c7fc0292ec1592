using System.Text.Json;
using ZoneNews.Extraction;

namespace ZoneNews.Testing.Sites;

/// <summary>Real pages of portals with their bodies; none where <c>../shared</c> is not beside the checkout.</summary>
public static class OutsidePages
{
    private static readonly DateTime Fetched = new(2026, 8, 1, 0, 0, 0, DateTimeKind.Utc);

    public static IReadOnlyList<(PageInput Page, string Body)> Portals()
    {
        if (Repository.Shared("suites/pages-portals") is not { } folder)
            return [];
        return [.. File.ReadLines(Path.Combine(folder, "gold.jsonl")).Select(line =>
        {
            using var gold = JsonDocument.Parse(line);
            var bytes = File.ReadAllBytes(Path.Combine(folder, gold.RootElement.GetProperty("html").GetString()!));
            return (new PageInput(bytes, null, "text/html", Fetched), gold.RootElement.GetProperty("body").GetString()!);
        })];
    }
}
