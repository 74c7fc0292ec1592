using System.Buffers;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>A line of a body to its sentences, without the marks that end them. What no full stop ends is parted after <see cref="Longest"/> characters: no text makes reading slow.</summary>
internal static class Sentences
{
    private const int Longest = 2000;

    private static readonly SearchValues<char> Soft = SearchValues.Create("；;，,、 ");

    private static readonly SearchValues<char> Ends = SearchValues.Create("。！？!?\n");

    /// <summary>The next sentence behind <paramref name="at"/>, which moves behind it; false where the line has no more.</summary>
    public static bool TryNext(string text, TextSpan line, ref int at, out TextSpan sentence)
    {
        while (at < line.End)
        {
            var run = text.AsSpan(at, Math.Min(line.End - at, Longest));
            var mark = run.IndexOfAny(Ends);
            var stop = mark >= 0 ? at + mark : at + run.Length == line.End ? line.End : SoftEnd(text, at, at + run.Length);
            sentence = Trim(text, at, stop);
            at = mark >= 0 ? stop + 1 : stop;
            if (sentence.Length > 0)
                return true;
        }
        sentence = default;
        return false;
    }

    /// <summary>Behind the last mark of the run; its end where it has none.</summary>
    private static int SoftEnd(string text, int start, int end) =>
        text.AsSpan(start, end - start).LastIndexOfAny(Soft) is var mark and > 0 ? start + mark + 1 : end;

    private static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '”' or '’' or '）' or ')'))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new TextSpan(start, end);
    }
}
