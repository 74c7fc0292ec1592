using System.Text;
using System.Text.Json;
using ZoneNews.Extraction;

namespace ZoneNews.Testing.Sites;

/// <summary>An article as the corpus has it, with the page that it stands on.</summary>
public sealed record CorpusArticle(string Site, string Path, string? Title, string? Published, string? Source, string Body, PageInput Page);

/// <summary>Reads the sites of <c>tests/corpus</c> straight from their files.</summary>
public static class CorpusSites
{
    private const string Origin = "http://site.test";

    /// <param name="sites">A folder of sites; null for <c>tests/corpus/sites</c>.</param>
    public static IEnumerable<CorpusArticle> Articles(string? sites = null)
    {
        foreach (var folder in Directory.GetDirectories(sites ?? Repository.Sites).Order(StringComparer.Ordinal))
            foreach (var line in File.ReadLines(Path.Combine(folder, "gold", "articles.jsonl")))
            {
                using var gold = JsonDocument.Parse(line);
                var path = Text(gold.RootElement, "path")!;
                yield return new CorpusArticle(
                    Path.GetFileName(folder), path, Text(gold.RootElement, "title"), Text(gold.RootElement, "published"),
                    Text(gold.RootElement, "source"), Text(gold.RootElement, "body")!, Page(folder, path)!);
            }
    }

    /// <summary>The page at a path of a site; null where the site serves none with status 200.</summary>
    public static PageInput? Page(string folder, string path)
    {
        using var site = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "site.json")));
        var file = path.TrimStart('/');
        string? type = "text/html";
        if (site.RootElement.GetProperty("routes").TryGetProperty(path, out var route))
        {
            if (!route.TryGetProperty("file", out var routed) || route.TryGetProperty("status", out var status) && status.GetInt32() != 200)
                return null;
            file = routed.GetString()!;
            if (route.TryGetProperty("headers", out var headers) && headers.TryGetProperty("Content-Type", out var header))
                type = header.GetString();
        }
        var full = Path.Combine(folder, "www", path.EndsWith('/') && file == path.TrimStart('/') ? file + "index.html" : file);
        if (!File.Exists(full))
            return null;
        var bytes = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(File.ReadAllBytes(full)).Replace("{{origin}}", Origin, StringComparison.Ordinal));
        return new PageInput(
            bytes, Origin + path, type, site.RootElement.GetProperty("fetched_at").GetDateTimeOffset().UtcDateTime,
            new SiteContext(Text(site.RootElement, "name"), Text(site.RootElement, "zone")));
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
