using ZoneNews.Extraction.Text;

namespace ZoneNews.Web.Reading;

/// <summary>Words of a body that state figures: the evidence, and in it the number itself.</summary>
/// <param name="Id">The figure's id.</param>
public sealed record Statement(long Id, TextSpan Evidence, TextSpan Number);

/// <summary>A piece of a line that is shown in one way.</summary>
/// <param name="Text">As read.</param>
/// <param name="Printed">As the page printed it; null where nothing was repaired.</param>
/// <param name="Figures">The figures whose evidence covers the piece.</param>
/// <param name="Numbers">The figures whose number the piece belongs to.</param>
/// <param name="Starts">The figures whose number starts with the piece.</param>
/// <param name="Marked">A word that was searched for.</param>
public sealed record Run(
    string Text, string? Printed, RepairKind? Repair, IReadOnlyList<long> Figures, IReadOnlyList<long> Numbers, IReadOnlyList<long> Starts, bool Marked);

/// <summary>Cuts lines of a body where evidence, repairs and search marks begin and end, so that spans may overlap as they like.</summary>
public static class Runs
{
    /// <summary>The runs of <paramref name="line"/>; their texts joined are the line.</summary>
    public static IReadOnlyList<Run> Cut(
        string body, TextSpan line, IReadOnlyList<Statement> statements, IReadOnlyList<Repair> repairs, IReadOnlyList<TextSpan> marks)
    {
        var near = statements.Where(s => s.Evidence.Overlaps(line) || s.Number.Overlaps(line)).ToList();
        var fixes = repairs.Where(r => Touches(r.Span, line)).ToList();
        var cuts = new SortedSet<int> { line.Start, line.End };
        foreach (var span in near.SelectMany(s => new[] { s.Evidence, s.Number }).Concat(marks))
            Add(cuts, line, span);
        foreach (var fix in fixes)
            Add(cuts, line, fix.Span);
        var ends = cuts.ToList();
        var runs = new List<Run>();
        for (var i = 0; i < ends.Count; i++)
        {
            // A removed piece has an empty span: it becomes a run without text, before what follows it.
            foreach (var gone in fixes.Where(f => f.Span.Length == 0 && f.Span.Start == ends[i]))
                runs.Add(Piece(body, gone.Span, near, gone, marks));
            if (i + 1 == ends.Count)
                break;
            var span = new TextSpan(ends[i], ends[i + 1]);
            runs.Add(Piece(body, span, near, fixes.Find(f => f.Span.Length > 0 && f.Span.Contains(span)), marks));
        }
        return runs;
    }

    private static Run Piece(string body, TextSpan span, List<Statement> near, Repair? repair, IReadOnlyList<TextSpan> marks) => new(
        span.Of(body),
        // A repair that was cut in two shows its printed form once, at its start.
        repair is null ? null : repair.Span.Start == span.Start ? repair.Printed : "",
        repair?.Kind,
        Ids(near, s => s.Evidence.Contains(span)),
        Ids(near, s => s.Number.Length > 0 && s.Number.Contains(span)),
        Ids(near, s => s.Number.Length > 0 && s.Number.Start == span.Start && span.Length > 0),
        span.Length > 0 && marks.Any(m => m.Contains(span)));

    private static List<long> Ids(List<Statement> near, Func<Statement, bool> test) => [.. near.Where(test).Select(s => s.Id)];

    private static bool Touches(TextSpan span, TextSpan line) =>
        span.Overlaps(line) || (span.Length == 0 && span.Start >= line.Start && span.Start <= line.End);

    private static void Add(SortedSet<int> cuts, TextSpan line, TextSpan span)
    {
        if (span.Start > line.Start && span.Start < line.End)
            cuts.Add(span.Start);
        if (span.End > line.Start && span.End < line.End)
            cuts.Add(span.End);
    }
}
