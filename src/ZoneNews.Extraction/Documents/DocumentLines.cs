using System.Text;
using System.Text.RegularExpressions;
using ZoneNews.Extraction.Html;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Documents;

/// <summary>Lines of text in documents of all kinds.</summary>
internal static partial class DocumentLines
{
    /// <summary>White space folded as on a page, ends trimmed.</summary>
    public static string Fold(string text)
    {
        var line = new LineDraft();
        line.Append(text, 0, linked: false, bold: false);
        return line.Take(heading: 0, noiseNode: -1).Printed;
    }

    /// <summary>The lines of one cell or paragraph as one.</summary>
    public static string Join(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        var folded = lines.Select(Fold).Where(l => l.Length > 0).ToList();
        var wide = folded.Exists(l => l.Any(Han.IsWide));
        foreach (var line in folded)
        {
            if (text.Length > 0 && (wide ? NeedsSpace(text[^1], line[0]) : text[^1] != '-'))
                text.Append(' ');
            text.Append(line);
        }
        return text.ToString();
    }

    /// <summary>Whether a break between two characters stands for a space: not beside Han and its punctuation, nor inside a number.</summary>
    public static bool NeedsSpace(char before, char after) => !Han.IsWide(before) && !Han.IsWide(after) && !IsNumber(before, after);

    private static bool IsNumber(char before, char after) =>
        char.IsAsciiDigit(before) && (char.IsAsciiDigit(after) || after is '.' or ',' or '%' or '-') || before is '.' or ',' or '-' && char.IsAsciiDigit(after);

    /// <summary>The level that a paragraph's number gives it (GB/T 9704-2012, 7.3.3: 一、 then （一）); 0 without, and for prose.</summary>
    public static int NumberedLevel(string text) =>
        text.Length > LongestHeading || text[^1] is '。' or '；' or ';' or '，' or '：' or ':' || !Numbered().IsMatch(text) ? 0
        : text[0] is '（' or '(' ? 3 : 2;

    public const int LongestHeading = 40;

    [GeneratedRegex(@"^(?:第?[一二三四五六七八九十]{1,3}(?:、|章|节|部分)|[（(][一二三四五六七八九十]{1,3}[）)])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex Numbered();
}
