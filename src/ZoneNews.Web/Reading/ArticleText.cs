using System.Text.Json;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Web.Reading;

/// <summary>A block of an article, its text cut into runs; which parts are used depends on <paramref name="Block"/>.</summary>
/// <param name="Lines">Runs by list item, by table row (cells joined by a tab) or one for a paragraph; −1 is a table's caption.</param>
public sealed record ShownBlock(Block Block, IReadOnlyDictionary<int, IReadOnlyList<Run>> Lines)
{
    public IReadOnlyList<Run> Line(int item) => Lines.TryGetValue(item, out var runs) ? runs : [];

    /// <summary>The runs of a table row, cell by cell.</summary>
    public IReadOnlyList<IReadOnlyList<Run>> Cells(int row)
    {
        var cells = new List<List<Run>> { new() };
        foreach (var run in Line(row))
        {
            var pieces = run.Text.Split('\t');
            for (var i = 0; i < pieces.Length; i++)
            {
                if (i > 0)
                    cells.Add([]);
                if (pieces[i].Length > 0 || pieces.Length == 1)
                    cells[^1].Add(pieces.Length == 1 ? run : run with { Text = pieces[i], Printed = null, Starts = i == 0 ? run.Starts : [] });
            }
        }
        return cells;
    }
}

/// <summary>An article's blocks with the words marked that state figures, were repaired or were searched for.</summary>
public static class ArticleText
{
    public static IReadOnlyList<ShownBlock> Show(
        string blocksJson, string body, IReadOnlyList<Statement> statements, IReadOnlyList<Repair> repairs, IReadOnlyList<string> words)
    {
        var blocks = Blocks(blocksJson);
        var composed = ArticleBody.Compose(blocks);
        if (composed.Text != body)
        {
            // Offsets belong to the body: where the blocks do not make it, its lines are shown.
            blocks = [.. body.Split('\n').Select(line => new ParagraphBlock(line))];
            composed = ArticleBody.Compose(blocks);
            if (composed.Text != body)
                statements = [];
        }
        var marks = words.Count == 0 ? [] : Marks.Find(composed.Text, words);
        var lines = composed.Lines.ToLookup(l => l.Block);
        return [.. blocks.Select((block, i) => new ShownBlock(block, lines[i].ToDictionary(
            l => l.Item, l => Runs.Cut(composed.Text, l.Span, statements, repairs, marks))))];
    }

    /// <summary>Stored repairs; none where the text had none.</summary>
    public static IReadOnlyList<Repair> Repairs(string? json)
    {
        try
        {
            return BlockJson.ReadRepairs(string.IsNullOrEmpty(json) ? null : json);
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IReadOnlyList<Block> Blocks(string json)
    {
        try
        {
            return BlockJson.ReadBlocks(json);
        }
        catch (JsonException)
        {
            // Shown by its lines instead.
            return [];
        }
    }
}
