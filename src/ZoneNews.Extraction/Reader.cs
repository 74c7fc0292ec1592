using ZoneNews.Extraction.Html;
using ZoneNews.Extraction.Observations;

namespace ZoneNews.Extraction;

/// <summary>All that was read from one page.</summary>
/// <param name="Rejected">Why the page is no article (list, login, error, continuation …: <see cref="PageReading"/>); null where it is one.</param>
/// <param name="Article">Null where rejected.</param>
/// <param name="Zones">Official names of the zones that the article is about.</param>
/// <param name="Quarantine">Why the text cannot be trusted; figures are not taken then.</param>
public sealed record Reading(
    string? Rejected,
    Article? Article,
    IReadOnlyList<string> Zones,
    IReadOnlyList<Observation> Observations,
    string? Quarantine)
{
    /// <summary>Figures of which the text does not tell whose they are: for an editor, never to be published as they are.</summary>
    public IReadOnlyList<Observation> Unresolved { get; init; } = [];

    /// <summary>Amounts of single projects and companies, kept apart from <see cref="Observations"/>.</summary>
    public IReadOnlyList<ProjectMention> Projects { get; init; } = [];

    /// <summary>What kind of news it is; null where nothing tells.</summary>
    public ArticleCategory? Category { get; init; }

    /// <summary>Full name of the narrowest region that the article is about; null where it names none.</summary>
    public string? Division { get; init; }

    public static Reading Reject(string reason) => new(reason, null, [], [], null);
}

/// <summary>Bytes to article to observations, in one call.</summary>
public static class Reader
{
    /// <summary>Raised whenever the same page may be read differently than before: <c>reread</c> then adds a new reading.</summary>
    public const string Version = "8";

    public static Reading Read(PageInput page, Catalogue catalogue) => Read(PageReader.Read(page), page, catalogue);

    /// <summary>Reads a page that is parsed already.</summary>
    public static Reading Read(HtmlPage html, PageInput page, Catalogue catalogue) => Read(PageReader.Read(html, page), page, catalogue);

    /// <summary>Reads an article that is spread over several pages, in their order; a page without text adds nothing.</summary>
    public static Reading Read(IReadOnlyList<PageInput> pages, Catalogue catalogue)
    {
        var first = PageReader.Read(pages[0]);
        var later = pages.Skip(1).Select(PageReader.Read).ToList();
        var joined = first.Article is null ? null : ArticlePages.Join(first.Article, later.Select(p => p.Article).OfType<Article>());
        var quarantine = first.Quarantine ?? later.Select(p => p.Quarantine).FirstOrDefault(q => q is not null);
        return Read(first with { Article = joined, Quarantine = quarantine }, pages[0], catalogue);
    }

    /// <summary>Reads a page and tells why it was read so: slower, for a person's eyes.</summary>
    public static ReadingTrace Explain(PageInput page, Catalogue catalogue) => ReadingTrace.Of(page, catalogue);

    internal static Reading Read(PageReading read, PageInput page, Catalogue catalogue)
    {
        if (read.Article is not { } article || read.Rejected is not null)
            return Reading.Reject(read.Rejected ?? "no-text");
        var subjects = ObservationReader.Read(article, page, catalogue);
        return new Reading(null, article, subjects.Zones, read.Quarantine is null ? subjects.Observations : [], read.Quarantine)
        {
            Unresolved = read.Quarantine is null ? subjects.Unresolved : [],
            Projects = read.Quarantine is null ? subjects.Projects : [],
            Category = Categories.Of(article),
            Division = subjects.Division,
        };
    }
}
