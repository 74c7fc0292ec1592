using ZoneNews.Extraction.Html;
using ZoneNews.Extraction.Observations;

namespace ZoneNews.Extraction;

/// <summary>All that was read from one page.</summary>
/// <param name="Rejected">Why the page is no article (list, login, error, binary …); null where it is one.</param>
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
    public static Reading Reject(string reason) => new(reason, null, [], [], null);
}

/// <summary>Bytes to article to observations, in one call.</summary>
public static class Reader
{
    /// <summary>Raised whenever the same page may be read differently than before: <c>reread</c> then adds a new reading.</summary>
    public const string Version = "1";

    public static Reading Read(PageInput page, Catalogue catalogue)
    {
        var read = PageReader.Read(page);
        if (read.Article is not { } article)
            return Reading.Reject(read.Rejected ?? "no-article");
        var subjects = ObservationReader.Read(article, page, catalogue);
        return new Reading(null, article, subjects.Zones, read.Quarantine is null ? subjects.Observations : [], read.Quarantine);
    }
}
