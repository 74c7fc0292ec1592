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
        var lines = Lay(blocks, text);
        return new ArticleBody(text.ToString(), lines);
    }

    /// <summary>The lines alone, of a text that is known.</summary>
    public static IReadOnlyList<BodyLine> LinesOf(IReadOnlyList<Block> blocks) => Lay(blocks, null);

    private static List<BodyLine> Lay(IReadOnlyList<Block> blocks, StringBuilder? text)
    {
        var (lines, length) = (new List<BodyLine>(blocks.Count), 0);
        for (var i = 0; i < blocks.Count; i++)
        {
            switch (blocks[i])
            {
                case ParagraphBlock paragraph:
                    Add(i, 0, [paragraph.Text]);
                    break;
                case HeadingBlock heading:
                    Add(i, 0, [heading.Text]);
                    break;
                case ListBlock list:
                    for (var item = 0; item < list.Items.Count; item++)
                        Add(i, item, [list.Items[item]]);
                    break;
                case TableBlock table:
                    Add(i, -1, [table.Caption ?? ""]);
                    for (var row = 0; row < table.Rows.Count; row++)
                        Add(i, row, [.. table.Rows[row].Cells.Select(c => c.Text)]);
                    break;
                case ImageBlock { Caption: { } caption }:
                    Add(i, 0, [caption]);
                    break;
            }
        }
        return lines;

        void Add(int block, int item, ReadOnlySpan<string> cells)
        {
            if (cells.Length == 0 || (cells.Length == 1 && cells[0].Length == 0))
                return;
            var start = length == 0 ? 0 : length + 1;
            if (length > 0)
                text?.Append('\n');
            text?.AppendJoin('\t', cells);
            length = start + cells.Length - 1;
            foreach (var cell in cells)
                length += cell.Length;
            lines.Add(new BodyLine(block, item, new TextSpan(start, length)));
        }
    }
}
