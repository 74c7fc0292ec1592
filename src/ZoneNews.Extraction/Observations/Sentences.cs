using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>A line of a body to its sentences, without the marks that end them.</summary>
internal static class Sentences
{
    public static IEnumerable<TextSpan> Of(string text, TextSpan line)
    {
        var start = line.Start;
        for (var at = line.Start; at < line.End; at++)
        {
            if (text[at] is not ('。' or '！' or '？' or '!' or '?' or '\n'))
                continue;
            if (Trim(text, start, at) is { Length: > 0 } sentence)
                yield return sentence;
            start = at + 1;
        }
        if (Trim(text, start, line.End) is { Length: > 0 } last)
            yield return last;
    }

    private static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '”' or '’' or '）' or ')'))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new TextSpan(start, end);
    }
}
