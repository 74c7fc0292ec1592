using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Curation;

/// <summary>The fields that people may correct, by the names that reviews give them. A value of the wrong kind throws <see cref="FormatException"/>.</summary>
internal static class ShownFields
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, Field<Observation>> OfFigure = new()
    {
        ["subject"] = new(o => o.Subject, (o, v) => o.Subject = Needed(v)),
        ["subject_kind"] = new(o => o.SubjectKind, (o, v) => o.SubjectKind = Needed(v)),
        ["indicator"] = new(o => o.Indicator, (o, v) => o.Indicator = Needed(v)),
        ["measure"] = new(o => o.Measure, (o, v) => o.Measure = Needed(v)),
        ["value"] = new(o => o.Value, (o, v) => o.Value = Number(v)),
        ["unit"] = new(o => o.Unit, (o, v) => o.Unit = Needed(v)),
        ["period"] = new(o => o.Period, (o, v) => (o.Period, o.Year) = (Text(v), Periods.EndYear(Text(v)))),
        ["status"] = new(o => o.Status, (o, v) => o.Status = Needed(v)),
        ["bound"] = new(o => o.Bound, (o, v) => o.Bound = Needed(v)),
        ["scope"] = new(o => o.Scope, (o, v) => o.Scope = Text(v)),
    };

    private static readonly Dictionary<string, Field<Article>> OfArticle = new()
    {
        ["title"] = new(a => a.Title, (a, v) => a.Title = Text(v) ?? ""),
        ["published"] = new(a => a.Published?.ToString("O", CultureInfo.InvariantCulture), (a, v) => a.Published = Day(v)),
        ["source"] = new(a => a.SourceName, (a, v) => a.SourceName = Text(v)),
        ["status"] = new(a => a.Status, (a, v) => (a.Status, a.StatusReason) = (Needed(v), null)),
    };

    /// <summary>Sets the fields of an article. Zones are links and are left to the caller.</summary>
    public static void Set(Article article, JsonObject after) => Set(OfArticle, article, after, except: "zones");

    public static void Set(Observation figure, JsonObject after) => Set(OfFigure, figure, after);

    /// <summary>The named fields as they are now.</summary>
    public static JsonObject Now(Article article, IEnumerable<string> names) => Now(OfArticle, article, names);

    public static JsonObject Now(Observation figure, IEnumerable<string> names) => Now(OfFigure, figure, names);

    /// <summary>All fields of a figure, for <see cref="Observation.AsRead"/>.</summary>
    public static string Reading(Observation figure) => Text(Now(figure, OfFigure.Keys));

    public static JsonObject Parse(string? json)
    {
        try
        {
            return json is null ? [] : JsonNode.Parse(json) as JsonObject ?? throw new FormatException("A correction is a JSON object of fields.");
        }
        catch (JsonException fault)
        {
            throw new FormatException("A correction is a JSON object of fields.", fault);
        }
    }

    public static string Text(JsonObject fields) => fields.ToJsonString(Readable);

    private static void Set<T>(Dictionary<string, Field<T>> fields, T target, JsonObject after, string? except = null)
    {
        foreach (var (name, value) in after)
            if (name != except)
                Known(fields, name).Set(target, value);
    }

    private static JsonObject Now<T>(Dictionary<string, Field<T>> fields, T target, IEnumerable<string> names) =>
        new(names.Where(fields.ContainsKey).Select(n => KeyValuePair.Create(n, JsonSerializer.SerializeToNode(fields[n].Get(target)))));

    private static Field<T> Known<T>(Dictionary<string, Field<T>> fields, string name) => fields.TryGetValue(name, out var field)
        ? field
        : throw new FormatException($"No field is called '{name}'; there are {string.Join(", ", fields.Keys)}.");

    private static string? Text(JsonNode? value) => value is null || value.GetValueKind() == JsonValueKind.Null ? null : value.ToString();

    private static string Needed(JsonNode? value) => Text(value) ?? throw new FormatException("The field must not be empty.");

    private static decimal Number(JsonNode? value) =>
        decimal.TryParse(Needed(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{value}' is no number.");

    private static DateOnly? Day(JsonNode? value) => Text(value) is not { } text
        ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FormatException($"'{text}' is no day of the form 2022-01-31.");

    private sealed record Field<T>(Func<T, object?> Get, Action<T, JsonNode?> Set);
}
