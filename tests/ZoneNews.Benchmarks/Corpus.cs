using ZoneNews.Extraction;
using ZoneNews.Extraction.Html;
using ZoneNews.Testing;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Benchmarks;

/// <summary>The pages that are measured: those of the test sites, small and dense, and where they stand beside the checkout the outside ones, large and loose.</summary>
internal static class Corpus
{
    public static IReadOnlyList<PageInput> SitePages { get; } = [.. CorpusSites.Articles().Select(a => a.Page)];

    /// <summary>Real pages of governments and portals; empty without <c>../shared</c>.</summary>
    public static IReadOnlyList<PageInput> OutsidePages { get; } =
        [.. new[] { "suites/pages-gov/pages", "suites/pages-portals/pages" }.Select(Repository.Shared).OfType<string>().SelectMany(Directory.GetFiles).Order(StringComparer.Ordinal)
            .Select(f => new PageInput(File.ReadAllBytes(f), null, "text/html", new DateTime(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc)))];

    /// <summary>The articles of the site pages, read once.</summary>
    public static IReadOnlyList<(Article Article, PageInput Page)> Articles { get; } =
        [.. SitePages.Select(p => (PageReader.Read(p).Article, p)).Where(a => a.Article is not null).Select(a => (a.Article!, a.p))];
}
