using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace ZoneNews.Web.Reading;

/// <summary>What became of a run of characters.</summary>
public enum Change
{
    Kept,
    Added,
    Removed,
}

public readonly record struct ChangedRun(Change Change, string Text);

/// <summary>A line of a comparison, or a count of lines left out because nothing changed in them.</summary>
public sealed record ChangedLine(IReadOnlyList<ChangedRun> Runs, int Skipped);

/// <summary>The difference of two texts, line by line and inside a changed line character by character.</summary>
public static class TextChanges
{
    private const int LinesAround = 1;

    public static IReadOnlyList<ChangedLine> Between(string before, string after)
    {
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(before, after).Lines;
        var shown = Enumerable.Range(0, lines.Count).Select(i => Enumerable.Range(i - LinesAround, 2 * LinesAround + 1).Any(n => n >= 0 && n < lines.Count && lines[n].Type != ChangeType.Unchanged)).ToList();
        var changes = new List<ChangedLine>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (!shown[i])
            {
                var first = i;
                while (i + 1 < lines.Count && !shown[i + 1])
                    i++;
                changes.Add(new ChangedLine([], i - first + 1));
                continue;
            }
            var removed = lines[i].Type == ChangeType.Deleted ? Run(lines, i, ChangeType.Deleted) : 0;
            var added = removed > 0 ? Run(lines, i + removed, ChangeType.Inserted) : 0;
            // As many lines come as go: each took the place of one.
            if (removed > 0 && removed == added)
            {
                for (var n = 0; n < removed; n++)
                    changes.Add(new ChangedLine(Inside(lines[i + n].Text, lines[i + removed + n].Text), 0));
                i += 2 * removed - 1;
                continue;
            }
            changes.Add(new ChangedLine([new ChangedRun(ChangeOf(lines[i].Type), lines[i].Text)], 0));
        }
        return changes;
    }

    private static int Run(List<DiffPiece> lines, int from, ChangeType type)
    {
        var end = from;
        while (end < lines.Count && lines[end].Type == type)
            end++;
        return end - from;
    }

    private static List<ChangedRun> Inside(string before, string after)
    {
        var runs = new List<ChangedRun>();
        var (a, b) = (0, 0);
        foreach (var block in new Differ().CreateCharacterDiffs(before, after, ignoreWhitespace: false).DiffBlocks)
        {
            Add(runs, Change.Kept, after[b..block.InsertStartB]);
            (a, b) = (block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
            Add(runs, Change.Removed, before[block.DeleteStartA..a]);
            Add(runs, Change.Added, after[block.InsertStartB..b]);
        }
        Add(runs, Change.Kept, after[b..]);
        return runs;
    }

    private static void Add(List<ChangedRun> runs, Change change, string text)
    {
        if (text.Length > 0)
            runs.Add(new ChangedRun(change, text));
    }

    private static Change ChangeOf(ChangeType type) => type switch
    {
        ChangeType.Inserted => Change.Added,
        ChangeType.Deleted => Change.Removed,
        _ => Change.Kept,
    };
}
