using System.Buffers;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>A piece of the body to its mentions, in order and without overlap: the longest at each place, in one pass.</summary>
internal static class MentionScanner
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("，,、；;：:。！？!?（）()【】[]“”\"‘’《》\t/——…");

    public static IReadOnlyList<Mention> Scan(string text, TextSpan piece, FigureLexicon lexicon, Catalogue catalogue)
    {
        var mentions = new List<Mention>();
        for (var at = piece.Start; at < piece.End;)
        {
            if (At(text, at, piece.End, lexicon, catalogue) is { } mention)
            {
                mentions.Add(mention);
                at = Math.Max(mention.Span.End, at + 1);
            }
            else
                at++;
        }
        return mentions;
    }

    private static Mention? At(string text, int at, int end, FigureLexicon lexicon, Catalogue catalogue)
    {
        Mention? best = null;
        if (PeriodReader.At(text, at, end) is ({ } period, var length))
            best = new PeriodMention(new TextSpan(at, at + length), period);
        if (Breaks.Contains(text[at]))
            return best ?? new BreakMention(new TextSpan(at, at + 1), text[at]);
        if (text[at] <= ' ')
            return null;
        best = Longer(best, RankReader.At(text, at, end));
        best = Longer(best, NameReader.At(text, at, end, catalogue));
        best = Longer(best, Word(text, at, end, lexicon));
        return Longer(best, QuantityReader.At(text, at, end, lexicon) is { } quantity
            ? new QuantityMention(new TextSpan(at, Math.Max(quantity.End, quantity.Span.End)), quantity)
            : null);
    }

    private static Mention? Word(string text, int at, int end, FigureLexicon lexicon)
    {
        var (term, length) = lexicon.WordAt(text.AsSpan(at, end - at));
        var span = new TextSpan(at, at + length);
        return term is null ? null : term.Indicator is { } indicator ? new IndicatorMention(span, indicator) : new CueMention(span, term.Cues);
    }

    private static Mention? Longer(Mention? first, Mention? second) =>
        second is null || (first is not null && first.Span.Length >= second.Span.Length) ? first : second;
}
