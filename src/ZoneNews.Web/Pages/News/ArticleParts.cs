using ZoneNews.Extraction.Text;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Reading;

namespace ZoneNews.Web.Pages.News;

/// <summary>An article as its page needs it.</summary>
public sealed record ArticleView(
    long Id, long Position, string Title, DateOnly? Published, string? SourceName, string Site, string SourceId, string Url, string? Author, string? Standing,
    string Status, DateTime FetchedAt, string Blocks, string Body, string? Repairs, int RevisionNumber, long? DuplicateOfId, string? Category, string? Division,
    IReadOnlyList<ArticlePlace> Zones)
{
    /// <summary>The page at the source; null for what has no address.</summary>
    public string? Original => Uri.TryCreate(Url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;
}

public sealed record ArticlePlace(string Name, string? Province, string? City);

public sealed record ArticleLink(long Id, string Title, DateOnly? Published);

public sealed record CopyLine(long Id, string Title, DateOnly? Published, string? Source, string? Standing);

public sealed record RevisionLine(int Number, DateTime ReadAt, string ReaderVersion, string Title, int Length);

public sealed record RepairCount(RepairKind Kind, int Count);

/// <summary>Where a figure stands in its article.</summary>
public sealed record FigureSpan(long Id, int Start, int End, int FigureStart, int FigureEnd, string Quote)
{
    /// <summary>Null where the offsets do not lie in the body.</summary>
    public Statement? Statement(int length)
    {
        if (Start < 0 || Start >= End || End > length)
            return null;
        var number = FigureStart >= Start && FigureStart < FigureEnd && FigureEnd <= End ? new TextSpan(FigureStart, FigureEnd) : new TextSpan(Start, End);
        return new Statement(Id, new TextSpan(Start, End), number);
    }
}

public sealed record ShownFigure(FigureLine Line, FigureSpan Span);

/// <summary>A line of a list of articles with its figures and the words to mark.</summary>
public sealed record ListedArticle(ZoneNews.Data.Queries.ArticleLine Line, ArticleFigures Figures, IReadOnlyList<string> Words, string? Query)
{
    public string Address => Query is null ? Addresses.Article(Line.Id) : Addresses.With(Addresses.Article(Line.Id), ("q", Query));
}
