using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ZoneNews.Extraction.Html;

/// <summary>What the head of a page says of it: meta tags by lower-case name, JSON-LD by property, title, canonical address.</summary>
internal sealed record HeadTags(
    string? Title, IReadOnlyDictionary<string, string> Meta, IReadOnlyDictionary<string, string> Structured, string? Canonical, string? Base)
{
    private const int DeepestJson = 8;

    /// <summary>The head of a page that has none.</summary>
    public static HeadTags None { get; } = new(null, new Dictionary<string, string>(), new Dictionary<string, string>(), null, null);

    /// <summary>The first of several names that has a value.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (Meta.TryGetValue(name, out var value))
                return value;
        return null;
    }

    /// <summary>The values of several names, in the order of the names.</summary>
    public IEnumerable<(string Name, string Value)> All(IReadOnlyList<string> names)
    {
        foreach (var name in names)
            if (Meta.TryGetValue(name, out var value))
                yield return (name, value);
    }

    /// <param name="told">Tags that pages put into their body against the rules.</param>
    public static HeadTags Read(IHtmlDocument document, IReadOnlyList<IElement> told)
    {
        var meta = new Dictionary<string, string>(StringComparer.Ordinal);
        var structured = new Dictionary<string, string>(StringComparer.Ordinal);
        string? title = null, canonical = null, root = null;
        foreach (var element in (IEnumerable<IElement>)[.. document.Head?.Children ?? Enumerable.Empty<IElement>(), .. told])
            switch (element.LocalName)
            {
                case "meta":
                    ReadMeta(element, meta);
                    break;
                case "script" when IsStructured(element):
                    ReadStructured(element.TextContent, structured);
                    break;
                case "title":
                    title ??= element.TextContent.Trim();
                    break;
                case "link" when string.Equals(element.GetAttribute("rel"), "canonical", StringComparison.OrdinalIgnoreCase):
                    canonical ??= element.GetAttribute("href");
                    break;
                case "base":
                    root ??= element.GetAttribute("href");
                    break;
            }
        return new HeadTags(string.IsNullOrEmpty(title) ? null : title, meta, structured, canonical, root);
    }

    private static bool IsStructured(IElement script) => script.GetAttribute("type")?.Contains("ld+json", StringComparison.OrdinalIgnoreCase) == true;

    private static void ReadMeta(IElement element, Dictionary<string, string> meta)
    {
        if ((element.GetAttribute("name") ?? element.GetAttribute("property") ?? element.GetAttribute("itemprop")) is { Length: > 0 } name
            && element.GetAttribute("content")?.Trim() is { Length: > 0 } content)
            meta.TryAdd(name.Trim().ToLowerInvariant(), content);
    }

    private static void ReadStructured(string json, Dictionary<string, string> into)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            ReadStructured(parsed.RootElement, into, "", 0);
        }
        catch (JsonException)
        {
            // Broken structured data says nothing; the page itself is still there.
        }
    }

    private static void ReadStructured(JsonElement element, Dictionary<string, string> into, string path, int depth)
    {
        if (depth > DeepestJson)
            return;
        if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray())
                ReadStructured(item, into, path, depth + 1);
        else if (element.ValueKind == JsonValueKind.Object)
            foreach (var property in element.EnumerateObject())
                ReadStructured(property.Value, into, property.Name == "@graph" ? path : path.Length == 0 ? property.Name : $"{path}.{property.Name}", depth + 1);
        else if (element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text)
            into.TryAdd(path, text);
    }
}
