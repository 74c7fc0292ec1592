using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Html;

/// <summary>Date, source and their like of a page, from what it shows and what its tags say.</summary>
internal sealed record PageMetadata(
    DateOnly? Published, DateOrigin? PublishedFrom, string? Source, string? Author, string? Publisher, string? SiteName, IReadOnlyList<string> Breadcrumb)
{
    private const int LongestSource = 40;

    public static PageMetadata Read(PageSurvey survey, PageHeading heading)
    {
        var (page, head, input) = (survey.Outline, survey.Head, survey.Input);
        var (fields, dates) = (heading.Fields, heading.Dates);
        var site = SiteNameOf(head, input, page);
        var (published, origin) = PublishedOf(survey, fields, dates);
        return new PageMetadata(
            published, origin, SourceOf(survey, fields, site) ?? Unlabelled(page, dates.Line), ValueOf(fields, "author") ?? Short(head.First("author")),
            ValueOf(fields, "publisher"), site, BreadcrumbOf(survey));
    }

    /// <summary>An inferred date before an event that the text reports as past is not used.</summary>
    public PageMetadata WithoutContradiction(string body) =>
        PublishedFrom is DateOrigin.Relative or DateOrigin.Address && PageDates.ReportedDay(body, Published!.Value) > Published
            ? this with { Published = null, PublishedFrom = null } : this;

    // What the reader sees goes before what tags say: systems stamp the tag anew when a page is touched.
    private static (DateOnly? Day, DateOrigin? From) PublishedOf(PageSurvey page, IReadOnlyList<PageField> fields, DateLines dates)
    {
        var (head, input) = (page.Head, page.Input);
        if (page.Selected.Published is { } chosen && (PageDates.FromTag(chosen) ?? PageDates.Relative(chosen, input.FetchedAt)) is { } ruled)
            return (ruled, DateOrigin.Rule);
        if (FirstDate(fields, "published") is { } labelled)
            return (labelled, DateOrigin.Visible);
        if (dates.Full is { } visible)
            return (visible, DateOrigin.Visible);
        if (FirstDate(fields, "updated") is { } updated)
            return (updated, DateOrigin.Visible);
        if (head.First("pubdate", "publishdate", "publish_date", "article:published_time", "og:published_time", "og:release_date", "datepublished", "publish-date", "releasedate", "weibo:article:create_at", "og:time", "apub:time", "dc.date", "dc.date.issued", "date") is { } tag
            && PageDates.FromTag(tag) is { } tagged)
            return (tagged, DateOrigin.Meta);
        if ((head.Structured.GetValueOrDefault("datePublished") ?? head.Structured.GetValueOrDefault("pubDate")) is { } structured && PageDates.FromTag(structured) is { } stated)
            return (stated, DateOrigin.StructuredData);
        if (dates.Relative is { } relative)
            return (relative, DateOrigin.Relative);
        if (dates.WithoutYear is { } day)
            return (day, DateOrigin.Relative);
        return PageDates.FromAddress(input.Url) is { } address && address <= DateOnly.FromDateTime(input.FetchedAt.AddHours(8).AddDays(1))
            ? (address, DateOrigin.Address) : (null, null);
    }

    private static DateOnly? FirstDate(IReadOnlyList<PageField> fields, string kind)
    {
        foreach (var field in fields)
            if (field.Kind == kind && PageDates.Full(field.Value) is { } date)
                return date;
        return null;
    }

    private static string? SourceOf(PageSurvey page, IReadOnlyList<PageField> fields, string? site)
    {
        var chosen = page.Selected.Source is { } text ? SourceValue(PageFields.WithoutLabel(TextRepair.Repair(text, page.Outline.Traditional).Text)) : null;
        var shown = fields.Where(f => f.Kind == "source").Select(f => SourceValue(f.Value)).FirstOrDefault(v => v is not null);
        var source = chosen ?? shown ?? SourceValue(page.Head.First("contentsource", "content_source", "article:author_source", "source", "og:source", "mediaid", "copyright_source"));
        if (source is null)
            return null;
        return PageCues.IsOwnSite(source) ? site ?? source : source;
    }

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

    private static IReadOnlyList<string> BreadcrumbOf(PageSurvey page)
    {
        for (var i = 0; i < page.Lines.Count; i++)
            if (page.Weights.Roles[i] == LineRole.Breadcrumb && page.Lines[i] is var line)
                return [.. line.Text[(line.Text.IndexOfAny([':', '：']) + 1)..].Split(['>', '＞', '»', '›', '/', '→'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        return [];
    }
}
