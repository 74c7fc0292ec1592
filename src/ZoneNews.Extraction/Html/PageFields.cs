using System.Buffers;
using System.Text.RegularExpressions;

namespace ZoneNews.Extraction.Html;

/// <summary>A field that a page prints with its label: 来源：…</summary>
/// <param name="Kind">published, written, source, author, editor, publisher, other.</param>
/// <param name="Line">Where it stands.</param>
internal readonly record struct PageField(string Kind, string Value, int Line);

/// <summary>Reads labelled fields out of lines such as <c>发布时间：2022-01-24 来源：… 浏览：…</c>.</summary>
internal static class PageFields
{
    private const int LongestLine = 200;

    private static readonly Dictionary<string, string> KindOf =
        PageCues.Labels.SelectMany(kind => kind.Value.Select(label => (label, kind.Key))).DistinctBy(x => x.label).ToDictionary(x => x.label, x => x.Key);

    // A label stands at the start or behind something that ends the value before it; a long one with its colon also where two
    // inline elements meet without a space: 党政办公室点击数：
    private static readonly Regex Label = LabelBehind(@"(?:(?<![\u4e00-\u9fff])|(?=[\u4e00-\u9fff]{3,6}[:：]))");

    // In a line of a date and labels every label counts: <small>来源:</small>东营日报<small>作者:</small>招商局
    private static readonly Regex GluedLabel = LabelBehind("");

    // 来源CSDN| 作者魏星: without a colon only beside a date or a bar.
    private static readonly Regex BareLabel = new(
        @"(?<=^|[\s|｜·])(?<label>来源|作者|编辑|责任编辑|发表于|发布于)(?=[^\s:：])", RegexOptions.CultureInvariant, PageCues.Patience);

    // 版次：, 记者部： and whatever else a site prints behind a value: a label that nobody listed still ends it.
    private static readonly Regex NextLabel = new(@"\s[\u4e00-\u9fff]{2,6}[:：]", RegexOptions.CultureInvariant, PageCues.Patience);

    // 招商局浏览 1602: the counter of the next element, without a space before and a colon behind.
    private static readonly Regex Counter = new(@"(?:浏览|点击|阅读|访问|查看)(?:次数|量|数)?\s*[(（]?\s*\d+\s*[)）]?\s*次?$", RegexOptions.CultureInvariant, PageCues.Patience);

    // 晨报 第02版, 日报本报记者 某某: what stands behind a paper's name in its place.
    private static readonly Regex Byline = new(@"\s*(?:第?\s*[0-9A-Z]{1,4}\s*版|[(（]?\s*(?:本报讯|本[报网台刊](?:首席|驻站|特约)?记者|本报通讯员|(?:记者|通讯员|实习生)\s)).*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PageCues.Patience);

    // What every match of Label holds.
    private static readonly SearchValues<string> Signs = SearchValues.Create([":", "：", "发布", "发表于", "来自", "转自"], StringComparison.Ordinal);

    private static readonly char[] Padding = [' ', '　', '|', '·', ',', '，', ';', '；', '-', '/', '：', ':', '[', ']', '【', '】'];

    private static readonly char[] ValueEnds = ['【', '】', '|', '｜', '丨', '[', ']', '〖', '〗', '{', '}', '<', '>'];

    /// <summary>The fields of the lines from <paramref name="first"/> to <paramref name="end"/>.</summary>
    public static IReadOnlyList<PageField> Read(PageOutline page, int first, int end)
    {
        var fields = new List<PageField>();
        for (var i = Math.Max(first, 0); i < end && i < page.Lines.Count; i++)
            ReadLine(page, i, fields);
        return fields;
    }

    private static void ReadLine(PageOutline page, int index, List<PageField> fields)
    {
        var text = page.Lines[index].Text;
        if (text.Length is 0 or > LongestLine)
            return;
        if (KindOf.TryGetValue(Bare(text), out var only))
        {
            fields.Add(new PageField(only, NextLine(page, index), index));
            return;
        }
        var dated = PageDates.Standing(text) is not null;
        IEnumerable<Match> labels = !MayHoldLabel(text) ? [] : dated && (BeginsWithLabel(text) || BeginsWithDate(text)) ? GluedLabel.Matches(text) : Label.Matches(text);
        if (dated)
            labels = labels.Concat(BareLabel.Matches(text)).OrderBy(m => m.Index);
        var matches = labels.ToList();
        if (matches is [{ Index: < 2 } asked] && IsSpeech(text) && KindOf[Bare(asked.Groups["label"].Value)] == "author")
            return;
        for (var m = 0; m < matches.Count; m++)
        {
            var start = matches[m].Index + matches[m].Length;
            var end = m + 1 < matches.Count ? matches[m + 1].Index : text.Length;
            fields.Add(new PageField(KindOf[Bare(matches[m].Groups["label"].Value)], Trim(text[start..Math.Max(start, end)]), index));
        }
    }

    // 2023年08月15日来源：某报: the elements meet without a space.
    private static bool BeginsWithDate(string text) => text.Length <= LongestDateline && char.IsAsciiDigit(text[0]) && !IsSpeech(text);

    private const int LongestDateline = 80;

    /// <summary>记者：去年成绩如何？ is what a person says, and no name.</summary>
    private static bool IsSpeech(string text) => text[^1] is '。' or '？' or '！' or '?';

    private static bool MayHoldLabel(string text) => text.AsSpan().ContainsAny(Signs);

    public static bool BeginsWithLabel(string text) => text.Length <= LongestLine && MayHoldLabel(text) && Label.Match(text) is { Success: true, Index: < 2 };

    /// <summary>The text behind the label that it begins with, or all of it.</summary>
    public static string WithoutLabel(string text) =>
        Label.Match(text) is { Success: true, Index: < 2 } label ? text[(label.Index + label.Length)..] : text;

    /// <summary>Whether a line is nothing but the label of a field: a cell of the grid above an official document.</summary>
    public static bool IsLabel(string text) => KindOf.ContainsKey(Bare(text));

    private static string Bare(string text) =>
        text.Length > 16 ? text : text.Replace(" ", "", StringComparison.Ordinal).Trim('[', ']', '【', '】', '〖', '〗', ':', '：');

    // 来源 in one cell or line, its value in the next.
    private static string NextLine(PageOutline page, int index)
    {
        if (index + 1 >= page.Lines.Count || page.Lines[index + 1] is not { Length: > 0 and < 40 } next || Label.IsMatch(next.Text) || IsLabel(next.Text))
            return "";
        return PageCues.RoleOf(next.Text) == LineRole.Text ? Trim(next.Text) : "";
    }

    private static string Trim(string value)
    {
        value = value.Trim();
        if (NextLabel.Match(value) is { Success: true } next)
            value = value[..next.Index];
        if (Counter.Match(value) is { Success: true, Index: > 1 } counter)
            value = value[..counter.Index];
        if (Byline.Match(value) is { Success: true, Index: > 1 } byline)
            value = value[..byline.Index];
        var end = value.IndexOfAny(ValueEnds, Math.Min(1, value.Length));
        if (end > 0)
            value = value[..end];
        value = value.Trim(Padding);
        // A bracket that the value opened itself is its own.
        return value.Contains('（') ? value.TrimEnd('(') : value.Contains('(') ? value : value.TrimEnd(')', '）').Trim(Padding);
    }

    private static Regex LabelBehind(string before) => new(
        $@"{before}(?<label>{string.Join('|', KindOf.Keys.OrderByDescending(l => l.Length).Select(Spaced))})\s*(?:[:：]|(?<=发布于|发表于|发布|来自|转自)\s)\s*",
        RegexOptions.Compiled | RegexOptions.CultureInvariant, PageCues.Patience);

    private static string Spaced(string label) => label.Length == 2 ? $"{label[0]} *{label[1]}" : label;
}
