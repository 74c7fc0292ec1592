using System.Text.RegularExpressions;
using ZoneNews.Extraction.Html;
using ZoneNews.Extraction.Lexicon;

namespace ZoneNews.Extraction.Documents;

/// <summary>The cues of documents, as data: <c>Lexicon/Page/documents.json</c>.</summary>
internal static class DocumentCues
{
    private sealed record Cues(
        string DocumentNumber, string BeforeTitle, string NoTitle, string Office, string PageNumber, string BrowserFoot, string Continued, string Contents);

    private static readonly Cues Data = LexiconFile.Read<Cues>("Page/documents.json");

    public static Regex DocumentNumber { get; } = Of(Data.DocumentNumber);

    public static Regex BeforeTitle { get; } = Of(Data.BeforeTitle);

    public static Regex NoTitle { get; } = Of(Data.NoTitle);

    public static Regex Office { get; } = Of(Data.Office);

    public static Regex PageNumber { get; } = Of(Data.PageNumber);

    public static Regex BrowserFoot { get; } = Of(Data.BrowserFoot);

    public static Regex Continued { get; } = Of(Data.Continued);

    public static Regex Contents { get; } = Of(Data.Contents);

    /// <summary>Whether a short line fits: what is longer than any such line is not looked at.</summary>
    public static bool Fits(this Regex cue, string line) => line.Length <= LongestLine && cue.IsMatch(line);

    private const int LongestLine = 300;

    private static Regex Of(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PageCues.Patience);
}
