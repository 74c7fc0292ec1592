using System.Buffers;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>A piece of the body to its mentions, in order and without overlap: the longest at each place, in one pass.</summary>
internal static class MentionScanner
{
    public const string Breaks = "，,、；;：:。！？!?（）()【】[]“”\"‘’《》\t/——…|｜丨→";

    public static Mention[] Scan(string text, TextSpan piece, FigureLexicon lexicon, Catalogue catalogue)
    {
        // No more mentions than characters.
        var mentions = ArrayPool<Mention>.Shared.Rent(piece.Length);
        var count = 0;
        for (var at = piece.Start; at < piece.End;)
        {
            if (At(text, at, piece.End, lexicon, catalogue) is { } mention)
            {
                mentions[count++] = mention;
                at = Math.Max(mention.Span.End, at + 1);
            }
            else
                at++;
        }
        Mention[] found = [.. mentions.AsSpan(0, count)];
        mentions.AsSpan(0, count).Clear();
        ArrayPool<Mention>.Shared.Return(mentions);
        return found;
    }

    private static Mention? At(string text, int at, int end, FigureLexicon lexicon, Catalogue catalogue)
    {
        var starts = StartTable.Of(text[at]);
        Mention? best = null;
        if ((starts & Start.Period) != Start.None && PeriodReader.At(text, at, end) is ({ } period, var length))
            best = new PeriodMention(new TextSpan(at, at + length), period);
        if ((starts & Start.Break) != Start.None)
            return best ?? new BreakMention(new TextSpan(at, at + 1), text[at]);
        if (text[at] <= ' ')
            return null;
        if ((starts & Start.Rank) != Start.None)
            best = Longer(best, RankReader.At(text, at, end));
        if ((starts & Start.Name) != Start.None || catalogue.MayStart(text[at]))
            best = Longer(best, NameReader.At(text, at, end, catalogue));
        best = Longer(best, Word(text, at, end, lexicon));
        return (starts & Start.Number) != Start.None && QuantityReader.At(text, at, end, lexicon) is { } quantity
            ? Longer(best, new QuantityMention(new TextSpan(at, Math.Max(quantity.End, quantity.Span.End)), quantity))
            : best;
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
