using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;

namespace ZoneNews.Web.Areas.Admin.Reviewing;

/// <summary>An article's correction as typed.</summary>
public sealed record ArticleForm
{
    private const string DayForm = "yyyy-MM-dd";

    public string? Title { get; init; }

    /// <summary>YYYY-MM-DD; empty: the page has none.</summary>
    public string? Published { get; init; }

    public string? Source { get; init; }

    /// <summary>A name or an alias a line.</summary>
    public string? Zones { get; init; }

    public string? Note { get; init; }

    public static ArticleForm Of(ReviewedArticle shown) => new()
    {
        Title = shown.Article.Title,
        Published = shown.Article.Published?.ToString(DayForm, CultureInfo.InvariantCulture),
        Source = shown.Article.SourceName,
        Zones = string.Join('\n', shown.Zones),
    };

    /// <summary>What cannot be read, by field; the text is a key of the desk's texts, <c>{0}</c> is what was typed.</summary>
    public Dictionary<string, string> Faults()
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(Title))
            faults[nameof(Title)] = "标题不能为空";
        if (!string.IsNullOrWhiteSpace(Published) && !DateOnly.TryParseExact(Published.Trim(), DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            faults[nameof(Published)] = "日期读不懂：“{0}”。写成 2022-01-31";
        return faults;
    }

    /// <summary>The first of the names that the catalogue does not have.</summary>
    public async Task<string?> UnknownZoneAsync(ZoneNewsDb db, CancellationToken cancel)
    {
        foreach (var name in Names())
            if (await OfficialAsync(db, name, cancel) is null)
                return name;
        return null;
    }

    /// <summary>The fields that differ from what is shown, as a review names them. The form must be without fault.</summary>
    public async Task<JsonObject> ChangesAsync(ZoneNewsDb db, ReviewedArticle shown, CancellationToken cancel)
    {
        var after = new JsonObject();
        var before = Of(shown);
        Put(after, "title", before.Title, Title);
        Put(after, "published", before.Published, Published);
        Put(after, "source", before.Source, Source);
        var zones = new List<string>();
        foreach (var name in Names())
            zones.Add((await OfficialAsync(db, name, cancel))!);
        if (!zones.Order(StringComparer.Ordinal).SequenceEqual(shown.Zones.Order(StringComparer.Ordinal)))
            after["zones"] = new JsonArray([.. zones.Distinct().Select(z => (JsonNode)z!)]);
        return after;
    }

    private string[] Names() => (Zones ?? "").Split(['\n', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Task<string?> OfficialAsync(ZoneNewsDb db, string name, CancellationToken cancel) =>
        db.Zones.Where(z => z.Name == name || z.Aliases.Any(a => a.Name == name)).OrderBy(z => z.Name == name ? 0 : 1).Select(z => z.Name).FirstOrDefaultAsync(cancel);

    private static void Put(JsonObject after, string name, string? before, string? typed)
    {
        var now = string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
        if (now != before)
            after[name] = now;
    }
}
