using System.Text.Json.Serialization;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction;

/// <summary>A piece of an article in reading order. Text is repaired text, never markup.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ParagraphBlock), "paragraph")]
[JsonDerivedType(typeof(HeadingBlock), "heading")]
[JsonDerivedType(typeof(ListBlock), "list")]
[JsonDerivedType(typeof(TableBlock), "table")]
[JsonDerivedType(typeof(ImageBlock), "image")]
[JsonDerivedType(typeof(AttachmentBlock), "attachment")]
public abstract record Block;

public sealed record ParagraphBlock(string Text) : Block;

public sealed record HeadingBlock(int Level, string Text) : Block;

public sealed record ListBlock(bool Ordered, IReadOnlyList<string> Items) : Block;

/// <summary>A table as the page has it; a merged cell stands once, with its spans.</summary>
public sealed record TableBlock(string? Caption, IReadOnlyList<TableRow> Rows) : Block;

public sealed record TableRow(IReadOnlyList<TableCell> Cells);

public sealed record TableCell(string Text, int RowSpan = 1, int ColumnSpan = 1, bool Header = false);

public sealed record ImageBlock(string Address, string? Caption) : Block;

public sealed record AttachmentBlock(string Address, string Title) : Block;

/// <summary>Where a publication date was read.</summary>
public enum DateOrigin
{
    Rule,
    Visible,
    Meta,
    StructuredData,
    Relative,
    Address,
}

/// <summary>A page read into an article (../docs/extraction.md names the stages).</summary>
/// <param name="Title">The headline; null where the page has none.</param>
/// <param name="Published">Publication date at +08:00.</param>
/// <param name="Source">来源 as printed.</param>
/// <param name="Publisher">发布开发区 or the like: the zone that the page names as its publisher.</param>
/// <param name="SiteName">The site's own name for itself, from the page's tags or title.</param>
/// <param name="Breadcrumb">The trail above the headline, outermost first.</param>
/// <param name="Blocks">The article in reading order.</param>
/// <param name="Body">The blocks as lines, as <see cref="ArticleBody"/> composes them.</param>
/// <param name="Repairs">What was repaired in <paramref name="Body"/>, with offsets into it.</param>
/// <param name="TitleRepairs">What was repaired in <paramref name="Title"/>.</param>
/// <param name="Strategy">The strategy that found the body: rule, structured, semantic, density, text.</param>
/// <param name="Language">BCP 47: zh-Hans, zh-Hant (as printed), en.</param>
/// <param name="NextPage">Absolute address of the article's next page, where it is spread over several (<see cref="Html.ArticlePages"/> joins them).</param>
public sealed record Article(
    string? Title,
    DateOnly? Published,
    DateOrigin? PublishedFrom,
    string? Source,
    string? Author,
    string? Publisher,
    string? SiteName,
    IReadOnlyList<string> Breadcrumb,
    IReadOnlyList<Block> Blocks,
    string Body,
    IReadOnlyList<Repair> Repairs,
    IReadOnlyList<Repair> TitleRepairs,
    string Strategy,
    string Language,
    string? NextPage = null)
{
    /// <summary>The column that the page stands in, by its tag or its trail: 招商动态.</summary>
    public string? Column { get; init; }
}
