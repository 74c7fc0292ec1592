using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using ZoneNews.Extraction;

namespace ZoneNews.App;

/// <summary>A reading as JSON, in the names of the extraction contract (docs/extraction.md).</summary>
internal static class ReadingJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static JsonObject Error(string? id, string message) => new() { ["id"] = id, ["error"] = message };

    public static JsonObject Write(string? id, string? url, Reading reading)
    {
        var json = new JsonObject();
        if (id is not null)
            json["id"] = id;
        json["url"] = url;
        json["title"] = reading.Article?.Title;
        json["published"] = reading.Article?.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        json["source"] = reading.Article?.Source;
        json["category"] = reading.Category?.Code;
        json["category_confidence"] = reading.Category?.Confidence;
        json["language"] = reading.Article?.Language;
        json["division"] = reading.Division;
        json["zones"] = new JsonArray([.. reading.Zones.Select(z => JsonValue.Create(z))]);
        json["body"] = reading.Article?.Body;
        json["observations"] = new JsonArray([.. reading.Observations.Select(Write)]);
        json["unresolved"] = new JsonArray([.. reading.Unresolved.Select(Write)]);
        json["projects"] = new JsonArray([.. reading.Projects.Select(Write)]);
        json["quarantine"] = reading.Quarantine ?? reading.Rejected;
        json["reader"] = Reader.Version;
        return json;
    }

    private static JsonObject Write(ProjectMention p) => new()
    {
        ["name"] = p.Name,
        ["kind"] = p.Kind,
        ["item"] = p.Item,
        ["amount"] = p.Amount,
        ["unit"] = p.Unit,
        ["status"] = p.Status,
        ["bound"] = p.Bound,
        ["zone"] = p.Zone,
        ["evidence"] = p.Quote,
        ["start"] = p.Evidence.Start,
        ["end"] = p.Evidence.End,
    };

    private static JsonObject Write(Observation o) => new()
    {
        ["subject"] = o.Subject,
        ["indicator"] = o.Indicator,
        ["measure"] = o.Measure,
        ["value"] = o.Value,
        ["unit"] = o.Unit,
        ["period"] = o.Period,
        ["status"] = o.Status,
        ["bound"] = o.Bound,
        ["scope"] = o.Scope,
        ["out_of"] = o.OutOf,
        ["evidence"] = o.Quote,
        ["start"] = o.Evidence.Start,
        ["end"] = o.Evidence.End,
        ["qualifier"] = o.Qualifier,
        ["rule"] = o.Rule,
        ["confidence"] = o.Confidence,
        ["doubt"] = o.Doubt,
    };
}
