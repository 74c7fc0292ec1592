using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Documents.Pdf;

/// <summary>A word and its place on its page, in points from the upper left corner.</summary>
internal sealed record PdfWord(string Text, double Left, double Right, double Middle, double Size);

internal sealed record PdfPage(double Width, double Height, IReadOnlyList<PdfWord> Words);

/// <summary>A PDF as <c>pdftotext -bbox</c> gives it.</summary>
internal sealed partial record PdfWords(string? Title, DateOnly? Written, IReadOnlyList<PdfPage> Pages)
{
    private const int MostWords = 500_000;

    /// <summary>Reads what the program wrote, broken off or not: no XML parser is asked, as words may hold what XML does not allow.</summary>
    public static PdfWords Read(string boxes)
    {
        var pages = new List<PdfPage>();
        List<PdfWord> words = [];
        var (width, height, count) = (0.0, 0.0, 0);
        foreach (Match match in Elements().Matches(boxes))
        {
            if (match.Groups["page"].Success)
            {
                Close();
                (width, height) = (Number(match, "w"), Number(match, "h"));
                words = [];
            }
            else if (count++ < MostWords && Word(match) is { } word)
            {
                words.Add(word);
            }
        }
        Close();
        var head = boxes.AsSpan(0, Math.Max(0, boxes.IndexOf("<body>", StringComparison.Ordinal))).ToString();
        var title = TitleElement().Match(head) is { Success: true } t ? WebUtility.HtmlDecode(t.Groups["title"].Value).Trim() : "";
        return new PdfWords(title.Length == 0 ? null : title, Day(head), pages);

        void Close()
        {
            if (width > 0 && height > 0)
                pages.Add(new PdfPage(width, height, words));
        }
    }

    private static PdfWord? Word(Match match)
    {
        var text = WebUtility.HtmlDecode(match.Groups["text"].Value).Trim();
        var (left, top, right, bottom) = (Number(match, "l"), Number(match, "t"), Number(match, "r"), Number(match, "b"));
        return text.Length == 0 || right <= left || bottom <= top || right - left > 20_000 ? null : new PdfWord(text, left, right, (top + bottom) / 2, Size(text, left, right, top, bottom));
    }

    // The height of a box is what the font says of itself, up to three times its size; Han characters are as wide as their size.
    private static double Size(string text, double left, double right, double top, double bottom)
    {
        var wide = text.Count(Han.IsWide);
        return wide * 2 < text.Length ? bottom - top : (right - left) / (wide + ((text.Length - wide) * 0.5));
    }

    private static double Number(Match match, string group) =>
        double.TryParse(match.Groups[group].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : 0;

    private static DateOnly? Day(string head) =>
        (CreationDate().Match(head) is { Success: true } match ? match.Groups["at"].Value : null) is { } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) && instant.Year is >= 1990 and < 2100
            ? DateOnly.FromDateTime(instant.ToOffset(TimeSpan.FromHours(8)).DateTime) : null;

    [GeneratedRegex("""<page width="(?<w>[-\d.]{1,20})" height="(?<h>[-\d.]{1,20})"(?<page>)>|<word xMin="(?<l>[-\d.]{1,20})" yMin="(?<t>[-\d.]{1,20})" xMax="(?<r>[-\d.]{1,20})" yMax="(?<b>[-\d.]{1,20})">(?<text>[^<]*)</word>""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex Elements();

    [GeneratedRegex("<title>(?<title>[^<]*)</title>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex TitleElement();

    [GeneratedRegex("""<meta name="CreationDate" content="(?<at>[^"]{8,40})"/>""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 60000)]
    private static partial Regex CreationDate();
}
