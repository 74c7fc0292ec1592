using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>What the words of a heading, a row's name or a caption say about the figures beside or below them.</summary>
internal sealed record TableText(
    IndicatorTerm? Indicator, bool Foreign, string? ProjectCode, string? Measure, string? Whole, IReadOnlyList<UnitTerm> Units, PeriodExpression? Period,
    string? Status, Name? Name, string? Moment, bool Skip, string Words)
{
    /// <summary>Whether it says what the figures are of, be it something without a code.</summary>
    public bool NamesThing => Indicator is not null || Foreign || ProjectCode is not null;

    public static TableText None { get; } = new(null, false, null, null, null, [], null, null, null, null, false, "");

    public static TableText Of(string words, FigureLexicon lexicon, Catalogue catalogue)
    {
        var text = words.Replace('\n', ' ').Trim();
        var mentions = MentionScanner.Scan(text, new TextSpan(0, text.Length), lexicon, catalogue);
        var topic = mentions.FirstOrDefault(m => m is IndicatorMention || m is CueMention c && c.Is(Cue.Foreign));
        var indicator = topic is IndicatorMention i && !IsPart(text, mentions, i) ? i.Term : null;
        var project = indicator is null ? ProjectOf(mentions) : null;
        var measure = MeasureOf(text, mentions);
        return new TableText(
            indicator, indicator is null && project is null && topic is not null, project, measure, WholeOf(text, mentions),
            [.. UnitsIn(text, lexicon)], TimeOf(mentions),
            StatusOf(text), mentions.OfType<NameMention>().FirstOrDefault()?.Name, MomentOf(text), SkipOf(text, mentions), text);
    }

    /// <summary>其中：汽车产业税收: a bare word behind another is a part's.</summary>
    private static bool IsPart(string text, IReadOnlyList<Mention> mentions, IndicatorMention indicator)
    {
        var at = indicator.Span.Start;
        var before = mentions.LastOrDefault(m => m.Span.End <= at);
        if (before is CueMention cue && cue.Is(Cue.Industry | Cue.New | Cue.Per) && at - before.Span.End <= 2)
            return true;
        return indicator.Term.Bare && at > (before?.Span.End ?? 0) && char.IsLetter(text[at - 1]);
    }

    /// <summary>The first time that is said, 2022年 above 1—2月 as one; 年末 and 全年 only where nothing else is.</summary>
    private static PeriodExpression? TimeOf(Mention[] mentions)
    {
        var (vague, year) = ((PeriodExpression?)null, (PeriodExpression?)null);
        foreach (var mention in mentions)
            if (mention is PeriodMention { Period: { Shape: not PeriodShape.None } said })
                if (said.Shape is PeriodShape.WholeYear or PeriodShape.Now)
                    vague ??= said;
                else if (said is { Shape: PeriodShape.Months, Year: null, Offset: null } && year is not null)
                    return said with { Year = year.Year, Offset = year.Offset };
                else if (said is { Shape: PeriodShape.Year, AsOf: false } && year is null)
                    year = said;
                else if (year is null)
                    return said;
        return year ?? vague;
    }

    /// <summary>The units that a line states of several indicators: 总产值、总收入为亿元，实际使用外资为万美元; by their codes.</summary>
    public static IReadOnlyDictionary<string, UnitTerm> UnitsOf(string text, FigureLexicon lexicon, Catalogue catalogue)
    {
        var (units, from) = (new Dictionary<string, UnitTerm>(), 0);
        var mentions = MentionScanner.Scan(text, new TextSpan(0, text.Length), lexicon, catalogue);
        for (var at = text.IndexOf('为', StringComparison.Ordinal); at >= 0; at = text.IndexOf('为', at + 1))
            if (UnitAt(text.AsSpan(at + 1), lexicon) is { } unit)
            {
                foreach (var mention in mentions)
                    if (mention is IndicatorMention named && named.Span.Start >= from && named.Span.End <= at)
                        units.TryAdd(named.Term.Indicator.Code, unit);
                from = at;
            }
        return units;
    }

    private static string? ProjectOf(IReadOnlyList<Mention> mentions)
    {
        var verb = mentions.OfType<CueMention>().FirstOrDefault(c => c.Is(Cue.Sign | Cue.Start | Cue.Complete));
        if (verb is null || !mentions.Any(m => m is CueMention c && c.Is(Cue.Project)) || mentions.Any(m => m is CueMention c && c.Is(Cue.Pending) && !c.Is(Cue.Sign)))
            return null;
        return verb.Is(Cue.Complete) ? "projects_completed" : verb.Is(Cue.Start) ? "projects_started" : "projects_signed";
    }

    private static string? MeasureOf(string text, IReadOnlyList<Mention> mentions)
    {
        bool Has(string word) => text.Contains(word, StringComparison.Ordinal);
        if (Array.Exists(RankingWords.Default.Columns, Has))
            return Extraction.Measure.Rank;
        if (Has("环比"))
            return Extraction.Measure.GrowthMonthOnMonth;
        if (Has("年均"))
            return Extraction.Measure.GrowthAverage;
        if (Has("完成率") || Has("完成进度") || (Has("完成") || Has("占") || Has("达")) && (Has("目标") || Has("任务") || Has("计划") || Has("预算")) || Has("进度（%") || Has("进度(%"))
            return Extraction.Measure.Completion;
        if (Has("同比") || Has("增速") || Has("增长") || Has("增幅") || Has("增减") || Has("±") || Has("比上年"))
            return Extraction.Measure.Growth;
        return Has("占比") || Has("比重") || mentions.Any(m => m is CueMention c && c.Is(Cue.Occupies)) || mentions.Any(m => m is IndicatorMention { Term.Intensity: true }) ? Extraction.Measure.Share : null;
    }

    private static string? WholeOf(string text, IReadOnlyList<Mention> mentions)
    {
        if (mentions.FirstOrDefault(m => m is CueMention c && c.Is(Cue.Occupies)) is not { } from)
            return null;
        var to = mentions.FirstOrDefault(m => m is CueMention c && c.Is(Cue.Weight) && m.Span.Start >= from.Span.End)?.Span.Start ?? text.Length;
        return text[from.Span.End..to].Trim(' ', '的', '（', '(', '%', ')', '）') is { Length: > 0 } whole ? whole : null;
    }

    private static string? StatusOf(string text) =>
        text.HoldsAny(AimWords.Default.Columns) ? FigureStatus.Target
        : text.Contains("完成", StringComparison.Ordinal) && !text.Contains("目标数", StringComparison.Ordinal) || text.Contains('占', StringComparison.Ordinal) ? null
        : text.Contains("目标", StringComparison.Ordinal) || text.Contains("计划", StringComparison.Ordinal) || text.Contains("任务", StringComparison.Ordinal) ? FigureStatus.Target
        : text.Contains("预计", StringComparison.Ordinal) || text.Contains("预估", StringComparison.Ordinal) ? FigureStatus.Estimate
        : null;

    private static string? MomentOf(string text) =>
        SameLastYear(text, "上年同期") || SameLastYear(text, "去年同期") ? "上年同期"
        : text.Contains("累计", StringComparison.Ordinal) || text.Contains("本月止", StringComparison.Ordinal) ? "累计"
        : text.Contains("本月", StringComparison.Ordinal) || text.Contains("当月", StringComparison.Ordinal) ? "当月"
        : null;

    /// <summary>上年同期; 比上年同期增长 is of this year.</summary>
    private static bool SameLastYear(string text, string word) =>
        text.IndexOf(word, StringComparison.Ordinal) is var at and >= 0 && (at == 0 || text[at - 1] is not ('比' or '较' or '同' or '与'));

    private static bool SkipOf(string text, IReadOnlyList<Mention> mentions) =>
        text is "序号" or "备注" or "编号" || mentions.Any(m => m is CueMention c && c.Is(Cue.New) && !c.Is(Cue.Sign)) || text.Contains("百分点", StringComparison.Ordinal) || text.Contains("增减额", StringComparison.Ordinal) || text.Contains("净增", StringComparison.Ordinal);

    /// <summary>（亿元）, 单位：%、万美元, or the whole cell.</summary>
    private static IEnumerable<UnitTerm> UnitsIn(string text, FigureLexicon lexicon)
    {
        for (var at = 0; at < text.Length; at++)
            if (at == 0 || text[at - 1] is '（' or '(' or '：' or ':' or '、' or ',' or '，' or ' ' or '/' or '[')
                if (UnitAt(text.AsSpan(at), lexicon) is { } unit)
                    yield return unit;
    }

    // 万亿
    private const decimal LargestScale = 1_000_000_000_000m;

    private static UnitTerm? UnitAt(ReadOnlySpan<char> text, FigureLexicon lexicon)
    {
        var (scale, at) = (1m, 0);
        for (; at < text.Length && scale <= LargestScale && text[at] is '百' or '千' or '万' or '亿'; at++)
            scale *= text[at] switch { '百' => 100m, '千' => text.Length > at + 1 && text[at + 1] == '瓦' ? 1m : 1000m, '万' => 10_000m, _ => 100_000_000m };
        if (at > 0 && text[at - 1] == '千' && at < text.Length && text[at] == '瓦')
            at--;
        var (unit, length) = lexicon.UnitAt(text[at..]);
        if (unit is null || unit.Unit is "OTHER" or "PLACES" or "TIMES")
            return null;
        var rest = text[(at + length)..];
        return rest.IsEmpty || rest[0] is '）' or ')' or '、' or '，' or ',' or ' ' or '/' or ']' or ';' or '；' or '。' ? unit with { Scale = unit.Scale * scale } : null;
    }
}
