using System.Text;

namespace ZoneNews.Extraction.Text;

/// <summary>Why the text read differs from the text printed.</summary>
public enum RepairKind
{
    /// <summary>A reading in brackets behind its character was removed: <c>業(yè)</c>.</summary>
    Pinyin,

    /// <summary>Traditional to simplified, by phrase.</summary>
    Traditional,

    /// <summary>A word that portals put in for another: 蕞 for 最.</summary>
    Substitution,

    /// <summary>Full-width letters, digits and signs.</summary>
    Width,

    /// <summary>White space or invisible characters inside a word or a number.</summary>
    Split,
}

/// <summary>One repair: at <paramref name="Span"/> of the repaired text the page printed <paramref name="Printed"/>.</summary>
public sealed record Repair(RepairKind Kind, TextSpan Span, string Printed);

/// <summary>A text after repair, with all that is needed to show it as printed.</summary>
/// <param name="Text">The repaired text.</param>
/// <param name="Repairs">In order of their spans, which do not overlap. A removed piece has an empty span.</param>
public sealed record SourceText(string Text, IReadOnlyList<Repair> Repairs)
{
    /// <summary>The text as printed.</summary>
    public string Printed()
    {
        if (Repairs.Count == 0)
            return Text;
        var result = new StringBuilder(Text.Length + 16);
        var at = 0;
        foreach (var repair in Repairs)
        {
            result.Append(Text, at, repair.Span.Start - at).Append(repair.Printed);
            at = repair.Span.End;
        }
        return result.Append(Text, at, Text.Length - at).ToString();
    }

    /// <summary>Joins two stages: <paramref name="next"/> was made from <see cref="Text"/>, the result tells of both against what was printed here.</summary>
    public SourceText Then(SourceText next)
    {
        if (next.Repairs.Count == 0)
            return this;
        if (Repairs.Count == 0)
            return next;
        var joined = new List<Repair>(Repairs.Count + next.Repairs.Count);
        var (mine, theirs, shift) = (0, 0, 0);
        while (mine < Repairs.Count || theirs < next.Repairs.Count)
        {
            // A group is a run of repairs of both stages that overlap; most groups hold one.
            var (firstMine, firstTheirs, before) = (mine, theirs, shift);
            var start = Math.Min(MineStart(mine), TheirStart(theirs));
            var end = start;
            while (MineStart(mine) < end || TheirStart(theirs) < end || (mine == firstMine && theirs == firstTheirs))
                if (MineStart(mine) <= TheirStart(theirs))
                    end = Math.Max(end, Repairs[mine++].Span.End);
                else
                {
                    var later = next.Repairs[theirs];
                    end = Math.Max(end, TheirStart(theirs++) + later.Printed.Length);
                    shift += later.Span.Length - later.Printed.Length;
                }
            var kind = theirs > firstTheirs ? next.Repairs[firstTheirs].Kind : Repairs[firstMine].Kind;
            joined.Add(new Repair(kind, new TextSpan(start + before, end + shift), PrintedBetween(start, end, firstMine, mine)));
        }
        return new SourceText(next.Text, joined);

        int MineStart(int i) => i < Repairs.Count ? Repairs[i].Span.Start : int.MaxValue;
        int TheirStart(int i) => i < next.Repairs.Count ? next.Repairs[i].Span.Start - shift : int.MaxValue;
    }

    /// <summary>The same with repairs of one kind that touch made one.</summary>
    public SourceText Joined()
    {
        if (Repairs.Count < 2)
            return this;
        var joined = new List<Repair>(Repairs.Count);
        foreach (var repair in Repairs)
            if (joined.Count > 0 && joined[^1] is var last && last.Kind == repair.Kind && last.Span.End == repair.Span.Start)
                joined[^1] = new Repair(last.Kind, new TextSpan(last.Span.Start, repair.Span.End), last.Printed + repair.Printed);
            else
                joined.Add(repair);
        return new SourceText(Text, joined);
    }

    private string PrintedBetween(int start, int end, int from, int to)
    {
        var printed = new StringBuilder(end - start + 8);
        var at = start;
        for (var i = from; i < to; i++)
        {
            printed.Append(Text, at, Repairs[i].Span.Start - at).Append(Repairs[i].Printed);
            at = Repairs[i].Span.End;
        }
        return printed.Append(Text, at, end - at).ToString();
    }
}
