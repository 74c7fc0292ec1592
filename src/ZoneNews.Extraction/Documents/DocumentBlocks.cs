using ZoneNews.Extraction.Html;
using ZoneNews.Extraction.Observations;

namespace ZoneNews.Extraction.Documents;

/// <summary>A document's blocks and its headline, both as printed.</summary>
/// <param name="Title">Null where nothing on the first page looks like one.</param>
/// <param name="Above">What stood above the headline: the red head of an official document, its number.</param>
internal sealed record DocumentBlocks(IReadOnlyList<Block> Blocks, string? Title, IReadOnlyList<string> Above)
{
    private const double HeadingRatio = 1.12;
    private const int LongestTitle = 120;
    private const int ShortestProse = 30;
    private const int LongestHead = 60;
    private const int TitleLines = 6;

    /// <summary>Makes headings, lists and paragraphs of what is only known by its looks.</summary>
    public static DocumentBlocks Of(IReadOnlyList<FlowItem> flow)
    {
        var body = BodySize(flow);
        var (first, end) = TitleAt(flow, body);
        var title = first == end ? null : DocumentLines.Join(Enumerable.Range(first, end - first).Select(i => ((FlowParagraph)flow[i]).Text));
        var sizes = flow.OfType<FlowParagraph>().Where(p => p.Size >= body * HeadingRatio && IsShort(p)).Select(p => Rounded(p.Size)).Distinct().OrderDescending().ToList();
        var blocks = new List<Block>();
        for (var i = first == end ? 0 : end; i < flow.Count; i++)
            Add(blocks, flow, ref i, p => LevelOf(p, body, sizes));
        return new DocumentBlocks(blocks, title, [.. flow.Take(first).OfType<FlowParagraph>().Select(p => p.Text)]);
    }

    private static void Add(List<Block> blocks, IReadOnlyList<FlowItem> flow, ref int at, Func<FlowParagraph, int> levelOf)
    {
        if (flow[at] is FlowBlock { Block: var block })
        {
            blocks.Add(block is TableBlock table ? WithHeader(table) : block);
            return;
        }
        var paragraph = (FlowParagraph)flow[at];
        var level = levelOf(paragraph);
        if (level > 0)
        {
            blocks.Add(new HeadingBlock(level, paragraph.Text));
            return;
        }
        if (paragraph.List == FlowList.None)
        {
            blocks.Add(new ParagraphBlock(paragraph.Text));
            return;
        }
        var items = new List<string> { paragraph.Text };
        while (at + 1 < flow.Count && flow[at + 1] is FlowParagraph next && next.List == paragraph.List && levelOf(next) == 0)
        {
            items.Add(next.Text);
            at++;
        }
        blocks.Add(new ListBlock(paragraph.List == FlowList.Numbers, items));
    }

    /// <summary>The size that most of the text is set in.</summary>
    private static double BodySize(IReadOnlyList<FlowItem> flow) =>
        flow.OfType<FlowParagraph>().GroupBy(p => Rounded(p.Size)).OrderByDescending(g => g.Sum(p => p.Text.Length)).Select(g => g.Key).FirstOrDefault(10);

    private static double Rounded(double size) => Math.Round(size * 2) / 2;

    private static bool IsShort(FlowParagraph p) => p.Text.Length <= DocumentLines.LongestHeading && p.Text[^1] is not ('。' or '；' or ';' or '，' or ',');

    private static int LevelOf(FlowParagraph p, double body, List<double> sizes) =>
        p.Level == FlowParagraph.TitleLevel ? 1
        : p.Level > 0 ? Math.Min(p.Level, 6)
        : DocumentLines.NumberedLevel(p.Text) is > 0 and var numbered ? numbered
        : p.Size >= body * HeadingRatio && IsShort(p) ? Math.Min(sizes.IndexOf(Rounded(p.Size)) + 1, 4)
        : p.Bold && IsShort(p) && p.Text[^1] is not ('：' or ':') ? 3
        : 0;

    // The headline: what the document calls its title, else the largest lines before its text. An official document bears the name of its
    // office above in larger letters still, and its number between (GB/T 9704-2012, 7.2.4 and 7.2.5).
    private static (int First, int End) TitleAt(IReadOnlyList<FlowItem> flow, double body)
    {
        var head = Enumerable.Range(0, flow.Count).Take(LongestHead).TakeWhile(i => flow[i] is FlowParagraph p && !IsProse(p)).ToList();
        var number = head.FindLastIndex(i => DocumentCues.DocumentNumber.Fits(((FlowParagraph)flow[i]).Text));
        var candidates = head.Skip(number + 1).Where(i => ((FlowParagraph)flow[i]).Text.Length <= LongestTitle).ToList();
        var first = candidates.FindIndex(i => ((FlowParagraph)flow[i]).Level == FlowParagraph.TitleLevel) is >= 0 and var titled ? candidates[titled]
            : Largest(flow, candidates, body) ?? candidates.Where(i => ((FlowParagraph)flow[i]).Level == 1).Select(i => (int?)i).FirstOrDefault() ?? -1;
        if (first < 0)
            return (0, 0);
        var look = (FlowParagraph)flow[first];
        var end = first + 1;
        while (end < flow.Count && end - first < TitleLines && flow[end] is FlowParagraph next && candidates.Contains(end) && next.Level == look.Level && Math.Abs(next.Size - look.Size) < 0.6 && next.Centred == look.Centred && DocumentLines.NumberedLevel(next.Text) == 0)
            end++;
        return (first, end);
    }

    private static int? Largest(IReadOnlyList<FlowItem> flow, List<int> candidates, double body)
    {
        var largest = candidates.Select(i => ((FlowParagraph)flow[i]).Size).DefaultIfEmpty().Max();
        return largest < body * HeadingRatio ? null : candidates.Where(i => ((FlowParagraph)flow[i]).Size > largest - 0.6 && Headline.IsTitle(((FlowParagraph)flow[i]).Text)).Select(i => (int?)i).FirstOrDefault();
    }

    private static bool IsProse(FlowParagraph p) => p.Level == 0 && p.Text.Length >= ShortestProse && p.Text.AsSpan().ContainsAny("，。；") && p.Text.EndsWith('。');

    /// <summary>The rows above the first figure are the table's head, where the document does not say so itself.</summary>
    private static TableBlock WithHeader(TableBlock table)
    {
        if (table.Rows.Any(r => r.Cells.Any(c => c.Header)))
            return table;
        var rows = TableGrid.Of("", table, []).HeaderRows;
        return rows == 0 || rows == table.Rows.Count
            ? table
            : table with { Rows = [.. table.Rows.Select((r, i) => i < rows ? new TableRow([.. r.Cells.Select(c => c with { Header = true })]) : r)] };
    }
}
