using ZoneNews.Data.Facts;
using ZoneNews.Extraction;

namespace ZoneNews.Web.Figures;

/// <summary>What a comparison draws.</summary>
public enum ComparedAs
{
    Level,
    Growth,

    /// <summary>Each subject's first exact year is 100.</summary>
    Index,
}

/// <summary>A subject's yearly figures.</summary>
public sealed record ComparedSubject(string Subject, IReadOnlyDictionary<string, FigureCell> Cells);

/// <summary>Yearly figures of one indicator beside each other, with what stands against comparing them.</summary>
/// <param name="Refused">Why nothing may be drawn; null where it may.</param>
public sealed record Comparison(
    string Indicator, string Unit, Scale Scale, IReadOnlyList<string> Years, IReadOnlyList<ComparedSubject> Subjects, IReadOnlyList<string> Warnings, string? Refused)
{
    /// <param name="lines">The facts of the indicator for the subjects.</param>
    public static Comparison Build(
        string indicator, IReadOnlyList<string> subjects, IReadOnlyList<FigureLine> lines, ComparedAs what, int? from, int? to, bool english)
    {
        var yearly = lines.Where(l => PeriodText.YearOf(l.Period) is { } y && y >= (from ?? 0) && y <= (to ?? 9999) && l.Qualifier is null).ToList();
        var measure = what == ComparedAs.Growth ? Measure.Growth : Measure.Value;
        var main = yearly.Where(l => l.Measure == measure).ToList();
        // The unit that most subjects have; others are told apart, never converted.
        var unit = main.GroupBy(l => l.Unit).OrderByDescending(g => g.Select(l => l.Subject).Distinct().Count()).ThenByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefault() ?? "";
        var own = main.Where(l => l.Unit == unit).ToList();
        var growth = yearly.Where(l => l.Measure == Measure.Growth).ToLookup(l => (l.Subject, l.Period));
        var compared = subjects.Select(s => new ComparedSubject(s, own.Where(l => l.Subject == s).GroupBy(l => l.Period!)
            .ToDictionary(g => g.Key, g => Cell([.. g], what == ComparedAs.Growth ? null : growth)))).ToList();
        var years = compared.SelectMany(s => s.Cells.Keys).Distinct().OrderByDescending(y => y, StringComparer.Ordinal).ToList();
        var scale = FigureGrid.RowScale(own.Count > 0 ? own.Max(l => Math.Abs(l.Value)) : 0, unit, indicator, english);
        return new Comparison(indicator, unit, scale, years, compared, Warn(main, compared, lines, unit, what, english), Refuse(compared, english));
    }

    private static FigureCell Cell(List<FigureLine> lines, ILookup<(string, string?), FigureLine>? growth)
    {
        var changes = growth?[(lines[0].Subject, lines[0].Period)].ToList() ?? [];
        return FigureCell.Of(lines, changes.Count > 0 ? [Preference.Choose(changes)] : []);
    }

    private static string? Refuse(List<ComparedSubject> subjects, bool english)
    {
        var known = subjects.Where(s => s.Cells.Count >= 2).ToList();
        if (known.Count > 0 && subjects.Sum(s => s.Cells.Count) >= Charts.Chart.FewestPoints)
            return null;
        return english
            ? $"Only {known.Count} of the subjects have two or more years in one unit: too little to draw."
            : $"同一单位、两年以上有数的只有 {known.Count} 个，不足以比较。";
    }

    private static List<string> Warn(List<FigureLine> main, List<ComparedSubject> subjects, IReadOnlyList<FigureLine> all, string unit, ComparedAs what, bool english)
    {
        var warnings = new List<string>();
        var cells = subjects.SelectMany(s => s.Cells.Values).Select(c => c.Main!).ToList();
        Add(main.Where(l => l.Unit != unit).Select(l => l.Subject), english ? "Figures in another currency are left out, not converted: {0}." : "有以别的货币单位公布的，没有换算，也没有画进来：{0}。");
        Add(cells.Where(l => l.Bound == Bound.AtLeast).Select(l => l.Subject), english ? "Only a lower bound is stated in places: {0}. Drawn at the bound." : "原文有的只说“超过”，以下限画出，不算增速：{0}。");
        Add(cells.Where(l => l.Status != FigureStatus.Actual).Select(l => l.Subject), english ? "Contains estimates or targets: {0}." : "含预计或目标：{0}。");
        Add(cells.Where(l => l.Scope is not null).Select(l => l.Subject), english ? "The scope differs from the common one: {0}." : "口径与通常不同：{0}。");
        Add(subjects.Where(s => s.Cells.Count == 0 && all.Any(l => l.Subject == s.Subject)).Select(s => s.Subject), english ? "Only part-year or dateless figures, which are not drawn beside full years: {0}." : "只有累计数或未写年份的数，不与全年数并列：{0}。");
        if (what == ComparedAs.Level && unit is "CNY" or "USD")
            warnings.Add(english ? "Levels are at current prices; growth is at constant prices and does not follow from them." : "总量为现价；增速按可比价，不能由总量相除得出。");
        return warnings;

        void Add(IEnumerable<string> names, string text)
        {
            var distinct = names.Distinct().ToList();
            if (distinct.Count > 0)
                warnings.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, string.Join(english ? ", " : "、", distinct)));
        }
    }
}
