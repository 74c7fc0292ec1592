using System.Text.Json;

namespace ZoneNews.Crawling.Discovery;

/// <summary>Lists that a page loads as JSON: objects with an address and a title, at any depth, and the address of the next part.</summary>
internal static class JsonList
{
    private const int MaxDepth = 12;
    private static readonly string[] AddressNames = ["url", "link", "href", "linkurl", "docpuburl", "articleurl", "detailurl", "weburl", "permalink", "path"];
    private static readonly string[] TitleNames = ["title", "name", "doctitle", "subject", "headline"];
    private static readonly string[] NextNames = ["next", "next_url", "nexturl", "nextpage", "next_page", "more", "loadmore"];

    /// <summary>Null where no object has both an address and a title.</summary>
    public static StructuredDocument? Read(JsonElement root)
    {
        var found = new List<ListedAddress>();
        Collect(root, found, 0);
        return found.Count == 0 ? null : new StructuredDocument(StructuredKind.JsonList, found, Next(root));
    }

    private static void Collect(JsonElement element, List<ListedAddress> found, int depth)
    {
        if (depth > MaxDepth)
            return;
        if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray())
                Collect(item, found, depth + 1);
        if (element.ValueKind != JsonValueKind.Object)
            return;
        if (Pick(element, AddressNames) is { } url && Pick(element, TitleNames) is { } title && url.Contains('/', StringComparison.Ordinal))
            found.Add(new ListedAddress(url, title, null));
        foreach (var property in element.EnumerateObject())
            Collect(property.Value, found, depth + 1);
    }

    private static string? Next(JsonElement root) => root.ValueKind != JsonValueKind.Object
        ? null
        : Pick(root, NextNames) ?? root.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object).Select(p => Pick(p.Value, NextNames)).FirstOrDefault(n => n is not null);

    private static string? Pick(JsonElement item, string[] names) => item.EnumerateObject()
        .Where(p => p.Value.ValueKind == JsonValueKind.String && names.Contains(p.Name, StringComparer.OrdinalIgnoreCase))
        .Select(p => p.Value.GetString())
        .FirstOrDefault(v => !string.IsNullOrEmpty(v));
}
