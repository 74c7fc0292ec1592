namespace ZoneNews.Extraction.Observations;

/// <summary>Questions to a piece of text that many words answer.</summary>
internal static class Phrases
{
    public static bool HoldsAny(this ReadOnlySpan<char> text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (text.Contains(word, StringComparison.Ordinal))
                return true;
        return false;
    }

    public static bool StartsWithAny(this ReadOnlySpan<char> text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (text.StartsWith(word))
                return true;
        return false;
    }
}
