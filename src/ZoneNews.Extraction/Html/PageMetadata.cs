using System.Globalization;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Html;

/// <summary>Date, source and their like of a page, from what it shows and what its tags say.</summary>
internal sealed record PageMetadata(
    DateOnly? Published, DateOrigin? PublishedFrom, string? Source, string? Author, string? Publisher, string? SiteName, IReadOnlyList<string> Breadcrumb,
    string? Column)
{
    private const int LongestSource = 40;
    private const int LongestColumn = 16;

    private static readonly string[] DateTags =
    [
        "pubdate", "publishdate", "publish_date", "article:published_time", "og:published_time", "og:release_date", "datepublished", "publish-date", "releasedate",
        "weibo:article:create_at", "og:time", "apub:time", "dc.date", "dc.date.issued", "date",
    ];

    private static readonly string[] SourceTags = ["contentsource", "content_source", "article:author_source", "source", "og:source", "mediaid", "copyright_source"];

    public static PageMetadata Read(PageSurvey survey, PageHeading heading)
    {
        var (page, head, input) = (survey.Outline, survey.Head, survey.Input);
        var fields = heading.Fields;
        var site = SiteNameOf(head, input, page);
        var trail = BreadcrumbOf(survey);
        var date = Dates(survey, heading).Select(d => (DateCandidate?)d).FirstOrDefault();
        return new PageMetadata(
            date?.Day, date?.Origin, Sources(survey, heading, site).Select(s => s.Value).FirstOrDefault(), ValueOf(fields, "author") ?? Short(head.First("author")),
            ValueOf(fields, "publisher"), site, trail, ColumnOf(head, trail));
    }

    /// <summary>A date that a page gives itself. <paramref name="From"/> names the tag or the kind of line.</summary>
    private readonly record struct DateCandidate(DateOnly Day, DateOrigin Origin, string From);

    public static IEnumerable<TraceOption> DateOptions(PageSurvey survey, PageHeading heading, DateOnly? kept) =>
        Dates(survey, heading).Select((d, i) => new TraceOption(
            d.From, d.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null, i == 0 && kept == d.Day,
            i > 0 ? "later in the order" : kept == d.Day ? "the first in the order" : "the text reports a later day as past"));

    public static IEnumerable<TraceOption> SourceOptions(PageSurvey survey, PageHeading heading, string? site) =>
        Sources(survey, heading, site).Select((s, i) => new TraceOption(s.From, s.Value, null, i == 0, i == 0 ? "the first in the order" : "later in the order"));

    /// <summary>An inferred date before an event that the text reports as past is not used.</summary>
    public PageMetadata WithoutContradiction(string body) =>
        PublishedFrom is DateOrigin.Relative or DateOrigin.Address && PageDates.ReportedDay(body, Published!.Value) > Published
            ? this with { Published = null, PublishedFrom = null } : this;

    // What the reader sees goes before what tags say: systems stamp the tag anew when a page is touched.
    private static IEnumerable<DateCandidate> Dates(PageSurvey page, PageHeading heading)
    {
        var (head, input, dates) = (page.Head, page.Input, heading.Dates);
        if (page.Selected.Published is { } chosen && (PageDates.FromTag(chosen) ?? PageDates.Relative(chosen, input.FetchedAt)) is { } ruled)
            yield return new DateCandidate(ruled, DateOrigin.Rule, "rule");
        if (FirstDate(heading.Fields, "published") is { } labelled)
            yield return new DateCandidate(labelled.Day, DateOrigin.Visible, $"labelled, line {labelled.Line}");
        if (dates.Full is { } visible)
            yield return new DateCandidate(visible, DateOrigin.Visible, $"bare, line {dates.Line}");
        if (FirstDate(heading.Fields, "updated") is { } updated)
            yield return new DateCandidate(updated.Day, DateOrigin.Visible, $"labelled as updated, line {updated.Line}");
        foreach (var (name, value) in head.All(DateTags))
            if (PageDates.FromTag(value) is { } tagged)
                yield return new DateCandidate(tagged, DateOrigin.Meta, name);
        if ((head.Structured.GetValueOrDefault("datePublished") ?? head.Structured.GetValueOrDefault("pubDate")) is { } structured && PageDates.FromTag(structured) is { } stated)
            yield return new DateCandidate(stated, DateOrigin.StructuredData, "structured data");
        if (dates.Relative is { } relative)
            yield return new DateCandidate(relative, DateOrigin.Relative, "relative date");
        if (dates.WithoutYear is { } day)
            yield return new DateCandidate(day, DateOrigin.Relative, "date without its year");
        if (PageDates.FromAddress(input.Url) is { } address && address <= DateOnly.FromDateTime(input.FetchedAt.AddHours(8).AddDays(1)))
            yield return new DateCandidate(address, DateOrigin.Address, "address");
    }

    private static (DateOnly Day, int Line)? FirstDate(IReadOnlyList<PageField> fields, string kind)
    {
        foreach (var field in fields)
            if (field.Kind == kind && PageDates.Full(field.Value) is { } date)
                return (date, field.Line);
        return null;
    }

    private static IEnumerable<(string From, string Value)> Sources(PageSurvey page, PageHeading heading, string? site)
    {
        if (page.Selected.Source is { } text && SourceValue(PageFields.WithoutLabel(TextRepair.Repair(text, page.Outline.Traditional).Text)) is { } chosen)
            yield return ("rule", OfSite(chosen, site));
        foreach (var field in heading.Fields)
            if (field.Kind == "source" && SourceValue(field.Value) is { } shown)
                yield return ($"labelled, line {field.Line}", OfSite(shown, site));
        foreach (var (name, value) in page.Head.All(SourceTags))
            if (SourceValue(value) is { } tagged)
                yield return (name, OfSite(tagged, site));
        if (Unlabelled(page.Outline, heading.Dates.Line) is { } bare)
            yield return ($"beside the date, line {heading.Dates.Line}", bare);
    }

    private static string OfSite(string source, string? site) => PageCues.IsOwnSite(source) ? site ?? source : source;

    // 2019-05-17 · 某某日报: beside its date a source needs no label; a link there is a column, two or three characters are a person.
    private static string? Unlabelled(PageOutline page, int index)
    {
        if (index < 0)
            return null;
        var line = page.Lines[index];
        foreach (var token in PageDates.WithoutDates(line.Text).Split([' ', '|', '｜', '·', '•', '/', '丨'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if ((token.Length is >= 4 and <= 20 || token.Length == 3 && PageCues.Outlet.IsMatch(token)) && !PageFields.IsLabel(token) && token.Any(char.IsLetter) && !token.AsSpan().ContainsAny("：:，。") && PageCues.RoleOf(token) == LineRole.Text
                && !PageCues.IsOwnSite(token) && !line.Links.Any(l => l.Text.Contains(token, StringComparison.Ordinal)) && !char.IsAsciiDigit(token[0]))
                return token;
        return null;
    }

    private static string? SourceValue(string? value)
    {
        if (value is null)
            return null;
        if (PageDates.Full(value) is not null && value.IndexOf("20", StringComparison.Ordinal) is >= 0 and var digits)
            value = value[..digits];
        value = WithoutTools(value.Trim());
        return value.Length is > 1 and <= LongestSource && !PageDates.IsAlone(value) && value.Any(char.IsLetter) ? value : null;
    }

    // 新华社 举报 打印: what follows the source in its line.
    private static string WithoutTools(string value)
    {
        for (var space = value.IndexOf(' ', StringComparison.Ordinal); space > 0; space = value.IndexOf(' ', space + 1))
            if (PageCues.RoleOf(value[(space + 1)..].Split(' ')[0]) != LineRole.Text || char.IsAsciiDigit(value[space + 1]))
                return value[..space];
        return value;
    }

    private static string? ValueOf(IReadOnlyList<PageField> fields, string kind) =>
        fields.Where(f => f.Kind == kind).Select(f => Short(f.Value)).FirstOrDefault(v => v is not null);

    private static string? Short(string? value) => value is { Length: > 1 and <= LongestSource } && value.Any(char.IsLetter) ? value : null;

    private static string? SiteNameOf(HeadTags head, PageInput input, PageOutline page)
    {
        var name = head.First("sitename", "site_name", "og:site_name", "application-name") ?? input.Site?.Name ?? LastPart(head.Title);
        return name is null ? null : TextRepair.Repair(name, page.Traditional).Text.Trim();
    }

    private static string? LastPart(string? title)
    {
        var at = title?.LastIndexOfAny(['_', '-', '|', '—', '－']) ?? -1;
        return at > 0 && title![(at + 1)..].Trim() is { Length: > 1 and <= 20 } name ? name : null;
    }

    // The last of the trail is often the page itself.
    private static string? ColumnOf(HeadTags head, IReadOnlyList<string> trail) =>
        head.First("columnname", "column_name", "columnkeywords", "article:section") is { Length: > 1 and <= LongestColumn } column
            ? column
            : trail.LastOrDefault(t => t.Length is > 1 and <= LongestColumn && !PageCues.IsPlaceholder(t));

    private static IReadOnlyList<string> BreadcrumbOf(PageSurvey page)
    {
        for (var i = 0; i < page.Lines.Count; i++)
            if (page.Weights.Roles[i] == LineRole.Breadcrumb && page.Lines[i] is var line)
                return [.. line.Text[(line.Text.IndexOfAny([':', '：']) + 1)..].Split(['>', '＞', '»', '›', '/', '→'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        return [];
    }
}
