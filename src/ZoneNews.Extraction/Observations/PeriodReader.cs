using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Reads a period at a place of the text: 2021年上半年, 今年1—9月, 截至3月末, “十三五”期间, 到2025年.</summary>
internal static class PeriodReader
{
    /// <summary>The characters that a period may begin with.</summary>
    public const string Starts = "0123456789一二三四五六七八九十〇零截到至今去上前头本明来过当全年开同目现“‘\"第下近这最首两";

    /// <summary>So many characters may stand before the 年, 月 or 季 of a time that begins with a digit: 2016——2020年.</summary>
    private const int LongestToWord = 16;

    private const string ChineseDigits = "〇一二三四五六七八九";

    private static readonly PhraseTrie<int> RelativeYears = PhraseTrie.Of(
        [("上一年度", -1), ("上年度", -1), ("去年度", -1), ("本年度", 0), ("过去一年", -1), ("过去的一年", -1), ("前年", -2), ("去年", -1), ("上年", -1), ("今年", 0), ("本年", 0), ("明年", 1), ("来年", 1)]);

    private static readonly PhraseTrie<PeriodExpression> Fixed = PhraseTrie.Of<PeriodExpression>(
    [
        ("截至目前", new(PeriodShape.Now, AsOf: true)), ("截止目前", new(PeriodShape.Now, AsOf: true)), ("目前", new(PeriodShape.Now)), ("当前", new(PeriodShape.Now)),
        ("全年", new(PeriodShape.WholeYear)), ("当年", new(PeriodShape.WholeYear)), ("年内", new(PeriodShape.WholeYear)), ("年初以来", new(PeriodShape.Year, Offset: 0, ToDate: true)), ("开年以来", new(PeriodShape.Year, Offset: 0, ToDate: true)), ("年末", new(PeriodShape.WholeYear, AsOf: true)), ("年底", new(PeriodShape.WholeYear, AsOf: true)),
        ("上年同期", new(PeriodShape.SameLastYear)), ("去年同期", new(PeriodShape.SameLastYear)), ("同期", new(PeriodShape.Same)), ("同年", new(PeriodShape.Same)), ("现有", new(PeriodShape.Now)), ("当期", new(PeriodShape.Same)), ("当月", new(PeriodShape.LastMonth)),
    ]);

    /// <summary>The period and its length; length 0 where none stands here.</summary>
    public static (PeriodExpression? Period, int Length) At(string text, int at, int end)
    {
        var rest = text.AsSpan(at, end - at);
        // Of all the digits of a text few begin a time.
        if (char.IsAsciiDigit(rest[0]) && !rest[..Math.Min(rest.Length, LongestToWord)].ContainsAny('年', '月', '季'))
            return default;
        if (Lead(rest) is var (skip, asOf, future) && skip > 0)
        {
            var (inner, length) = Plain(rest[skip..]);
            if (inner is null || inner.Shape == PeriodShape.None)
                return asOf && Fixed.LongestAt(rest) is { Length: > 0 } fix ? fix : inner is null ? default : (inner, skip + length);
            return (inner with { AsOf = asOf || inner.AsOf, Future = future || inner.Future }, skip + length);
        }
        return Plain(rest);
    }

    private static (int Skip, bool AsOf, bool Future) Lead(ReadOnlySpan<char> text) =>
        text.StartsWith("截至") || text.StartsWith("截止") ? (text.Length > 2 && text[2] is '到' or '至' ? 3 : 2, true, false)
        : text.StartsWith("到") || text.StartsWith("至") ? (1, false, true)
        : (0, false, false);

    private static (PeriodExpression? Period, int Length) Plain(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return default;
        if (Plan(text) is { Length: > 0 } plan)
            return plan;
        if (YearRun(text) is { Length: > 0 } run)
            return run;
        if (Years(text) is { Length: > 0 } years)
            return years;
        if (YearsAgo(text) is > 0 and var lead && YearHead(text[lead..]) is ({ } named, _, var ago))
            return YearTail(text, lead + ago, new PeriodExpression(PeriodShape.Year, named));
        var (year, offset, head) = YearHead(text);
        var (months, length) = Months(text[head..]);
        if (months is not null)
            return (months with { Year = year, Offset = offset }, head + length);
        return head > 0 ? YearTail(text, head, new PeriodExpression(PeriodShape.Year, year, offset)) : Fixed.LongestAt(text);
    }

    private static (PeriodExpression? Period, int Length) YearTail(ReadOnlySpan<char> text, int head, PeriodExpression year)
    {
        var rest = text[head..];
        if (year.Offset == -1 && rest.StartsWith("同期"))
            return (new PeriodExpression(PeriodShape.SameLastYear), head + 2);
        if (rest.StartsWith("同期"))
            return (year with { Shape = PeriodShape.Same }, head + 2);
        foreach (var word in (ReadOnlySpan<string>)["年末", "年底", "末", "底"])
            if (rest.StartsWith(word))
                return (year with { AsOf = true }, head + word.Length);
        return rest.StartsWith("以来") ? (year with { ToDate = true }, head + 2) : rest.StartsWith("全年") ? (year, head + 2) : (year, head);
    }

    /// <summary>“十四五”期间, 十三五末.</summary>
    private static (PeriodExpression? Period, int Length) Plan(ReadOnlySpan<char> text)
    {
        var at = text[0] is '“' or '"' or '‘' ? 1 : 0;
        if (at == 1 && text.Length > 3 && text[2] == '五' && text[3] is '”' or '"' or '’' && "七八九十".IndexOf(text[1]) is var old and >= 0)
            return OldPlan(text[4..], 1990 + old * 5);
        if (at + 3 > text.Length || text[at] != '十' || text[at + 2] != '五' || ChineseDigits.IndexOf(text[at + 1]) is not (var n and > 0))
            return default;
        var to = 2005 + n * 5;
        var length = at + 3;
        if (length < text.Length && text[length] is '”' or '"' or '’')
            length++;
        foreach (var word in (ReadOnlySpan<string>)["期末", "末", "末期", "收官之年"])
            if (text[length..].StartsWith(word))
                return (new PeriodExpression(PeriodShape.Year, to, From: to - 4, To: to, AsOf: true), length + word.Length);
        foreach (var word in (ReadOnlySpan<string>)["期间", "时期", "以来", "五年"])
            if (text[length..].StartsWith(word))
                return (new PeriodExpression(PeriodShape.Years, From: to - 4, To: to), length + word.Length);
        var figure = length == text.Length || text[length] is '，' or ',' || text[length..].StartsWith("累计") || text[length..].StartsWith("年均");
        return (figure ? new PeriodExpression(PeriodShape.Years, From: to - 4, To: to) : new PeriodExpression(PeriodShape.None), length);
    }

    /// <summary>“九五”期间, “十五”年均.</summary>
    private static (PeriodExpression? Period, int Length) OldPlan(ReadOnlySpan<char> rest, int to)
    {
        foreach (var word in (ReadOnlySpan<string>)["期间", "时期", "年均"])
            if (rest.StartsWith(word))
                return (new PeriodExpression(PeriodShape.Years, From: to - 4, To: to), word == "年均" ? 4 : 4 + word.Length);
        return (new PeriodExpression(PeriodShape.None), 4);
    }

    /// <summary>2016—2020年, 2017年至2021年.</summary>
    private static (PeriodExpression? Period, int Length) YearRun(ReadOnlySpan<char> text)
    {
        var (from, at) = FourDigits(text);
        if (from is null)
            return default;
        if (at < text.Length && text[at] == '年')
            at++;
        var dash = at;
        while (at < text.Length && IsDash(text[at]))
            at++;
        if (at == dash || FourDigits(text[at..]) is not ({ } to, var length) || to <= from || at + length >= text.Length || text[at + length] != '年')
            return default;
        return (new PeriodExpression(PeriodShape.Years, From: from.Value, To: to), at + length + 1);
    }

    /// <summary>五年来, 近五年, 三年间, 过去五年.</summary>
    private static (PeriodExpression? Period, int Length) Years(ReadOnlySpan<char> text)
    {
        var at = text.StartsWith("过去") || text.StartsWith("最近") ? 2 : text[0] is '近' or '这' ? 1 : 0;
        if (at >= text.Length || SmallNumber(text[at..]) is not (var n and > 1 and <= 30, var length) || at + length >= text.Length || text[at + length] != '年')
            return default;
        var rest = text[(at + length + 1)..];
        var tail = rest.StartsWith("来") || rest.StartsWith("间") ? 1 : rest.StartsWith("累计") || rest.StartsWith("年均") || CumulatesWithin(rest) ? 0 : -1;
        return at > 0 || tail >= 0 ? (new PeriodExpression(PeriodShape.SomeYears, From: n), at + length + 1 + Math.Max(tail, 0)) : default;
    }

    /// <summary>五年前的2017年: the words before the year; 0 where there are none.</summary>
    private static int YearsAgo(ReadOnlySpan<char> text) =>
        SmallNumber(text) is ( > 0, var length) && (text[length..].StartsWith("年前的") || text[length..].StartsWith("年后的")) ? length + 3 : 0;

    private static readonly System.Buffers.SearchValues<char> PhraseEnds = System.Buffers.SearchValues.Create("，,。；;、：:（(");

    /// <summary>五年固定资产投资累计完成: the years of a sum that the phrase goes on to tell.</summary>
    private static bool CumulatesWithin(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(PhraseEnds);
        var phrase = rest[..Math.Min(end < 0 ? rest.Length : end, 16)];
        return !phrase.IsEmpty && phrase[0] is not ('前' or '后' or '内' or '规' or '计' or '行' or '期') && phrase.Contains("累计", StringComparison.Ordinal);
    }

    private static (int? Year, int? Offset, int Length) YearHead(ReadOnlySpan<char> text)
    {
        var (year, length) = FourDigits(text);
        if (year is not null && length < text.Length && text[length] == '年')
            return (year, null, length + 1 + (length + 1 < text.Length && text[length + 1] == '度' ? 1 : 0));
        return RelativeYears.LongestAt(text) is (var offset, > 0 and var word) ? (null, offset, word) : (null, null, 0);
    }

    private static (PeriodExpression? Period, int Length) Months(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return default;
        var (span, length) = text.StartsWith("上半年") ? ((1, 6), 3)
            : text.StartsWith("下半年") ? ((7, 12), 3)
            : Quarter(text) is { Length: > 0 } quarter ? quarter
            : MonthRun(text);
        if (length == 0)
            return default;
        var (from, to) = span;
        // A day: its month is kept.
        if (from < 0)
            return (new PeriodExpression(PeriodShape.None, From: -from, To: -from), length);
        var rest = text[length..];
        foreach (var word in (ReadOnlySpan<string>)["份末", "份底", "末", "底"])
            if (rest.StartsWith(word))
                return (new PeriodExpression(PeriodShape.Months, From: from, To: to, AsOf: true), length + word.Length);
        return (new PeriodExpression(PeriodShape.Months, From: from, To: to, ToDate: rest.StartsWith("以来")), length + (rest.StartsWith("份") ? 1 : 0));
    }

    private static ((int, int) Months, int Length) Quarter(ReadOnlySpan<char> text)
    {
        var (first, at) = text.StartsWith("前") || text.StartsWith("第") ? (text[0], 1) : ('\0', 0);
        if (at >= text.Length || SmallNumber(text[at..]) is not (var n and >= 1 and <= 4, var length) || !text[(at + length)..].StartsWith("季度"))
            return text.StartsWith("首季度") ? ((1, 3), 3) : default;
        return ((first == '前' ? 1 : n * 3 - 2, n * 3), at + length + 2);
    }

    /// <summary>9月, 1—9月, 1月至9月, 前8个月; a day gives its month, negative.</summary>
    private static ((int, int) Months, int Length) MonthRun(ReadOnlySpan<char> text)
    {
        if (text[0] is '前' or '头' && SmallNumber(text[1..]) is (var count and >= 1 and <= 12, var digits) && (text[(1 + digits)..].StartsWith("个月") || text[(1 + digits)..].StartsWith("月")))
            return ((1, count), 1 + digits + (text[1 + digits] == '个' ? 2 : 1));
        var (from, at) = SmallNumber(text);
        if (from is < 1 or > 12)
            return default;
        var month = at < text.Length && text[at] == '月';
        var dash = month ? at + 1 + (at + 1 < text.Length && text[at + 1] == '份' ? 1 : 0) : at;
        var next = dash;
        while (next < text.Length && IsDash(text[next]))
            next++;
        if (next > dash && next < text.Length && SmallNumber(text[next..]) is (var to and >= 1 and <= 12, var length) && next + length < text.Length && text[next + length] == '月' && to > from)
            return Day(text, next + length + 1) is var far and > 0 ? ((-from, -from), far) : ((from, to), next + length + 1);
        if (!month)
            return default;
        return Day(text, at + 1) is var day and > 0 ? ((-from, -from), day) : ((from, from), at + 1);
    }

    /// <summary>Where a day ends that stands behind a month: 28日, 8日至10日, 28号; 0 where none does.</summary>
    private static int Day(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || SmallNumber(text[at..]) is not (var day and >= 1 and <= 31, var length))
            return 0;
        var end = at + length;
        if (end < text.Length && text[end] is '日' or '号')
            return end + 1;
        while (end < text.Length && (IsDash(text[end]) || char.IsAsciiDigit(text[end])))
            end++;
        return end > at + length && end < text.Length && text[end] is '日' or '号' ? end + 1 : 0;
    }

    private static (int? Year, int Length) FourDigits(ReadOnlySpan<char> text)
    {
        if (text.Length < 4)
            return (null, 0);
        var year = 0;
        for (var i = 0; i < 4; i++)
        {
            var digit = char.IsAsciiDigit(text[i]) ? text[i] - '0' : text[i] == '零' ? 0 : ChineseDigits.IndexOf(text[i]);
            if (digit < 0)
                return (null, 0);
            year = year * 10 + digit;
        }
        return year is >= 1949 and <= 2099 && (text.Length == 4 || !char.IsAsciiDigit(text[4])) ? (year, 4) : (null, 0);
    }

    /// <summary>1 to 99 in Arabic digits, one to thirty-one in Chinese ones; 0 where neither stands here.</summary>
    private static (int Value, int Length) SmallNumber(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return default;
        if (char.IsAsciiDigit(text[0]))
            return text.Length > 1 && char.IsAsciiDigit(text[1])
                ? text.Length > 2 && (char.IsAsciiDigit(text[2]) || text[2] is '.' or ',') ? default : ((text[0] - '0') * 10 + text[1] - '0', 2)
                : text.Length > 1 && text[1] is '.' ? default : (text[0] - '0', 1);
        var length = 0;
        while (length < text.Length && length < 3 && (ChineseDigits.IndexOf(text[length]) > 0 || text[length] is '十' or '两'))
            length++;
        return length > 0 && NumeralReader.At(text[..length]) is { } numeral && numeral.Length == length && numeral.Value < 100 ? ((int)numeral.Value, length) : default;
    }

    private static bool IsDash(char c) => c is '—' or '-' or '–' or '~' or '～' or '－' or '至' or '到' or '―' or '─';
}
