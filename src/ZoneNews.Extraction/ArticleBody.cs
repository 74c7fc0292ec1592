using System.Text;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction;

/// <summary>A line of a body and the block that it shows: <paramref name="Item"/> counts list items and table rows; −1 is a table's caption.</summary>
public readonly record struct BodyLine(int Block, int Item, TextSpan Span);

/// <summary>The text of an article: a line for each paragraph, heading, list item, table row and caption; cells joined by a tab.</summary>
public sealed record ArticleBody(string Text, IReadOnlyList<BodyLine> Lines)
{
    public static ArticleBody Compose(IReadOnlyList<Block> blocks)
    {
        var text = new StringBuilder();
        var lines = new List<BodyLine>();
        for (var i = 0; i < blocks.Count; i++)
            foreach (var (item, line) in LinesOf(blocks[i]))
            {
                if (line.Length == 0)
                    continue;
                if (text.Length > 0)
                    text.Append('\n');
                var start = text.Length;
                text.Append(line);
                lines.Add(new BodyLine(i, item, new TextSpan(start, text.Length)));
            }
        return new ArticleBody(text.ToString(), lines);
    }

    private static IEnumerable<(int Item, string Line)> LinesOf(Block block) => block switch
    {
        ParagraphBlock paragraph => [(0, paragraph.Text)],
        HeadingBlock heading => [(0, heading.Text)],
        ListBlock list => list.Items.Select((item, n) => (n, item)),
        TableBlock table => TableLines(table),
        ImageBlock { Caption: { } caption } => [(0, caption)],
        _ => [],
    };

    private static IEnumerable<(int Item, string Line)> TableLines(TableBlock table)
    {
        if (table.Caption is { } caption)
            yield return (-1, caption);
        for (var row = 0; row < table.Rows.Count; row++)
            yield return (row, string.Join('\t', table.Rows[row].Cells.Select(c => c.Text)));
    }
}
