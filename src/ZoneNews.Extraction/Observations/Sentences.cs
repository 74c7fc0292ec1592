using System.Buffers;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>A line of a body to its sentences, without the marks that end them. What no full stop ends is parted after <see cref="Longest"/> characters: no text makes reading slow.</summary>
internal static class Sentences
{
    private const int Longest = 2000;

    private static readonly SearchValues<char> Soft = SearchValues.Create("；;，,、 ");

    public static IEnumerable<TextSpan> Of(string text, TextSpan line)
    {
        var start = line.Start;
        for (var at = line.Start; at < line.End; at++)
        {
            var ends = text[at] is '。' or '！' or '？' or '!' or '?' or '\n';
            if (!ends && at - start < Longest)
                continue;
            var stop = ends ? at : SoftEnd(text, start, at);
            if (Trim(text, start, stop) is { Length: > 0 } sentence)
                yield return sentence;
            start = ends ? at + 1 : stop;
        }
        if (Trim(text, start, line.End) is { Length: > 0 } last)
            yield return last;
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
