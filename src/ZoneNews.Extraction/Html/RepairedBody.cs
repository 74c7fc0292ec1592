using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Html;

/// <summary>Blocks with repaired text, and the same text as one body with its repairs.</summary>
internal sealed record RepairedBody(IReadOnlyList<Block> Blocks, SourceText Text)
{
    public static RepairedBody Of(IReadOnlyList<Block> printed, bool traditional)
    {
        var text = TextRepair.Repair(ArticleBody.Compose(printed).Text, traditional);
        if (text.Repairs.Count == 0)
            return new RepairedBody(printed, text);
        // No repair touches a line break or a tab: the repaired lines and cells are those of the blocks, in order.
        var pieces = text.Text.Split('\n', '\t');
        var at = 0;
        return new RepairedBody([.. printed.Select(b => WithText(b, () => pieces[at++]))], text);
    }

    private static Block WithText(Block block, Func<string> next) => block switch
    {
        ParagraphBlock => new ParagraphBlock(next()),
        HeadingBlock heading => heading with { Text = next() },
        ListBlock list => list with { Items = [.. list.Items.Select(_ => next())] },
        TableBlock table => new TableBlock(
            table.Caption is null ? null : next(), [.. table.Rows.Select(r => new TableRow([.. r.Cells.Select(c => c with { Text = next() })]))]),
        ImageBlock { Caption: not null } image => image with { Caption = next() },
        _ => block,
    };
}
