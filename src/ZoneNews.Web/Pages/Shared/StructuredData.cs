using System.Text.Json.Nodes;
using ZoneNews.Web.Exports;

namespace ZoneNews.Web.Pages.Shared;

/// <summary>What a page tells programs of itself, in the words of schema.org: NewsArticle and Dataset as JSON-LD. All addresses are absolute.</summary>
public static class StructuredData
{
    private const string Publisher = "开发区观察 ZoneNews";

    /// <param name="root">Scheme and host of the site.</param>
    /// <param name="basis">The page that the text was read from; null for what has no address.</param>
    public static string NewsArticle(
        string root, string path, string title, DateOnly? published, DateTime read, string source, string? author, string? basis, IEnumerable<string> zones) =>
        Write(new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "NewsArticle",
            ["headline"] = title.Length > 110 ? title[..110] : title,
            ["url"] = root + path,
            ["mainEntityOfPage"] = root + path,
            ["inLanguage"] = "zh-Hans",
            ["datePublished"] = published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["dateModified"] = Figures.Labels.Iso(read),
            ["author"] = author is null ? Organization(source) : new JsonObject { ["@type"] = "Person", ["name"] = author },
            ["publisher"] = Organization(source),
            ["sourceOrganization"] = Organization(Publisher),
            ["isBasedOn"] = basis,
            ["about"] = new JsonArray([.. zones.Select(z => (JsonNode)new JsonObject { ["@type"] = "Place", ["name"] = z, ["url"] = root + Addresses.Subject(z) })]),
        });

    /// <param name="file">Address of the data as a file, by format.</param>
    /// <param name="place">Whose figures these are; null where they are of many.</param>
    public static string Dataset(string root, string path, string name, string description, Func<string, string> file, string? place, IEnumerable<string> variables, string? years) =>
        Write(new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Dataset",
            ["name"] = name,
            ["description"] = description,
            ["url"] = root + path,
            ["inLanguage"] = "zh-Hans",
            ["creator"] = Organization(Publisher),
            ["usageInfo"] = root + "/about",
            ["isAccessibleForFree"] = true,
            ["temporalCoverage"] = years,
            ["spatialCoverage"] = place is null ? null : new JsonObject { ["@type"] = "Place", ["name"] = place },
            ["variableMeasured"] = new JsonArray([.. variables.Select(v => (JsonNode)v)]),
            ["distribution"] = new JsonArray([.. new[] { ExportFormat.Csv, ExportFormat.Xlsx, ExportFormat.Json }.Select(format => (JsonNode)new JsonObject
            {
                ["@type"] = "DataDownload",
                ["encodingFormat"] = format.ContentType().Split(';')[0],
                ["contentUrl"] = root + file(format.ToString().ToLowerInvariant()),
            })]),
        });

    private static JsonObject Organization(string name) => new() { ["@type"] = "Organization", ["name"] = name };

    /// <summary>Without what is unknown; the encoder leaves no sign of HTML as it is, so that the text can stand inside a script element.</summary>
    private static string Write(JsonObject data)
    {
        foreach (var name in data.Where(p => p.Value is null or JsonArray { Count: 0 }).Select(p => p.Key).ToList())
            data.Remove(name);
        return data.ToJsonString(JsonFile.Options);
    }
}
