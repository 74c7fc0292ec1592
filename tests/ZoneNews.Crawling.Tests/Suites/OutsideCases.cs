using System.Text.Json;
using ZoneNews.Testing;

namespace ZoneNews.Crawling.Tests.Suites;

/// <summary>Cases that others wrote, read from beside the repository; without them a test is skipped.</summary>
internal static class OutsideCases
{
    public static List<JsonElement> Read(params string[] parts)
    {
        var path = Repository.Shared("suites/" + string.Join("/", parts));
        if (path is null)
            Assert.Skip($"The outside cases (../shared/suites/{string.Join('/', parts)}) are not here.");
        return [.. File.ReadLines(path!).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement)];
    }

    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Cases refused on purpose: id, tab, reason.</summary>
    public static Dictionary<string, string> Refused(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "ZoneNews.Crawling.Tests", "Suites", file))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split('\t', 2))
            .ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    /// <summary>Every case holds but those refused, and each refused one is still needed.</summary>
    public static void Measure(string name, IReadOnlyList<(string Id, bool Holds)> results, string refusedFile)
    {
        var refused = Refused(refusedFile);
        var wrong = results.Where(r => !r.Holds).Select(r => r.Id).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {results.Count - wrong.Count} of {results.Count} hold; others: {string.Join(' ', wrong)}");
        Assert.Equal("", string.Join(' ', wrong.Except(refused.Keys)));
        Assert.Equal("", string.Join(' ', refused.Keys.Except(wrong)));
    }
}
