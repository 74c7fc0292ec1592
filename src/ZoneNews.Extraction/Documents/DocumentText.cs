namespace ZoneNews.Extraction.Documents;

/// <summary>A document's text before it is judged.</summary>
/// <param name="Flow">In reading order.</param>
/// <param name="Title">The title that its properties give; it may be anything.</param>
/// <param name="Written">The day that its properties give.</param>
internal sealed record DocumentText(IReadOnlyList<FlowItem> Flow, string? Title, DateOnly? Written);

/// <summary>A piece of a document: a paragraph of which only the looks are known, or a block.</summary>
internal abstract record FlowItem;

/// <summary>A block as it stands.</summary>
internal sealed record FlowBlock(Block Block) : FlowItem;

/// <summary>A paragraph by its looks.</summary>
/// <param name="Text">White space folded.</param>
/// <param name="Size">In points.</param>
/// <param name="Level">1 to 9 where the document itself calls it a heading, 0 for text, −1 for the document's title.</param>
internal sealed record FlowParagraph(string Text, double Size, bool Bold = false, bool Centred = false, int Level = 0, FlowList List = FlowList.None) : FlowItem
{
    public const int TitleLevel = -1;
}

internal enum FlowList
{
    None,
    Bullets,
    Numbers,
}

/// <summary>A document read, or the code of the reason why it is not (<see cref="DocumentReasons"/>).</summary>
internal sealed record DocumentReading(DocumentText? Text, string? Rejected)
{
    public static DocumentReading Of(DocumentText text) => new(text, null);

    public static DocumentReading Reject(string reason) => new(null, reason);
}
