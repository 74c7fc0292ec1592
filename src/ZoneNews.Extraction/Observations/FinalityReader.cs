using ZoneNews.Extraction.Lexicon;

namespace ZoneNews.Extraction.Observations;

/// <summary>Whether figures are preliminary or final, by words of Lexicon/Figures/finality.tsv.</summary>
internal static class FinalityReader
{
    private static readonly (string Finality, string Word)[] Words = [.. LexiconFile.Rows("Figures/finality.tsv").Select(r => (r[0], r[1]))];

    /// <summary>What the words of a text say; a sentence's own go before the headline's.</summary>
    public static string? Of(string text)
    {
        foreach (var (finality, word) in Words)
            if (text.Contains(word, StringComparison.Ordinal))
                return finality;
        return null;
    }
}
