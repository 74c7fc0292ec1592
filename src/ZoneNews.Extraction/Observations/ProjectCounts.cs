using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Tells whether a count is one of projects signed, started or completed: 新签约亿元以上项目68个, 竣工投产33个, 近10个项目开工.</summary>
internal static class ProjectCounts
{
    private const Cue Verbs = Cue.Sign | Cue.Start | Cue.Complete;

    /// <summary>在建: characters of a word that nobody knows between a size and 项目.</summary>
    private const int LongestKind = 4;

    internal sealed record Count(string Indicator, string? Qualifier, string Rule);

    /// <param name="at">Index of the count in <paramref name="mentions"/>.</param>
    /// <param name="previous">The verb of an earlier count of this sentence, or none.</param>
    /// <param name="goesOn">The sentence before ended in such a count.</param>
    public static Count? Read(string text, Mention[] mentions, int at, Cue previous, bool goesOn, FigureLexicon lexicon)
    {
        var (first, last) = Piece(mentions, at);
        var (start, end, count) = (mentions[first].Span.Start, mentions[last].Span.End, mentions[at].Span);
        if (mentions.AsSpan(first, last - first + 1).Any(static m => m is CueMention c && (c.Is(Cue.Pending) && !c.Is(Verbs) || c.Is(Cue.Per))))
            return null;
        var before = mentions.LastCue(Verbs, start, count.Start);
        var nounBefore = mentions.LastCue(Cue.Project, before?.Span.Start ?? start, count.Start);
        // 5000万元以上项目新开工27个.
        if (nounBefore is null && before is not null && mentions.LastCue(Cue.Project, start, before.Span.Start) is { } subject && before.Span.Start - subject.Span.End <= 1
            && OnlyCues(text, before.Span.End, count.Start, lexicon))
            return new Count(CodeOf(before.Cues), Qualifier(text, mentions[first] is BreakMention mark ? mark.Span.End : mentions[first].Span.Start, subject.Span.End), "verb-project-count");
        if (nounBefore is not null)
            return NounThenCount(text, mentions, first, nounBefore, before, previous, lexicon);
        if (mentions.Within(count.End, end).FirstCue(Cue.Project) is { } nounBehind)
            return CountThenNoun(text, mentions, end, count, nounBehind, before, lexicon);
        return before is not null && (previous != Cue.None || goesOn) && OnlyCues(text, before.Span.End, count.Start, lexicon)
            ? new Count(CodeOf(before.Cues), null, "project-count-carried")
            : null;
    }

    /// <summary>项目在建187个: how many there are, of which the next count may be a part.</summary>
    public static bool IsOfProjects(Mention[] mentions, int at)
    {
        var (first, last) = Piece(mentions, at);
        var piece = mentions.AsSpan(first, last - first + 1);
        return piece.Any(static m => m is CueMention c && c.Is(Cue.Project)) && piece.Any(static m => m is CueMention c && c.Is(Cue.Pending) && !c.Is(Verbs));
    }

    /// <summary>亿元以上项目, 超1000万美元外资项目: a size that projects exceed, and no figure.</summary>
    public static bool IsThreshold(string text, Mention[] mentions, int at, FigureLexicon lexicon)
    {
        var end = mentions[at].Span.End;
        if (end < text.Length && text[end] == '的' && Array.Find(mentions, m => m.Span.Start > end) is { } noun
            && noun.Span.Start <= end + 4 && (noun is NameMention { Name.Kind: NameKind.ThisZone } || noun is CueMention of && of.Is(Cue.Company | Cue.Project)))
            return true;
        if (end < text.Length && text[end] == '的' && text.AsSpan(end + 1, Math.Min(5, text.Length - end - 1)).Contains("企业", StringComparison.Ordinal))
            return true;
        for (var next = at + 1; next < mentions.Length && mentions[next] is not BreakMention; next++)
            if (mentions[next] is CueMention cue && cue.Is(Cue.Project))
                return IsKind(text, mentions[at].Span.End, cue.Span.Start, lexicon)
                    || mentions[at] is QuantityMention { Quantity: { Bound: Bound.AtLeast } size } && text.AsSpan(0, size.End).EndsWith("以上") && cue.Span.Start - size.End <= LongestKind;
        return false;
    }

    public static Cue VerbOf(string indicator) =>
        indicator switch { "projects_signed" => Cue.Sign, "projects_started" => Cue.Start, _ => Cue.Complete };

    private static Count? NounThenCount(
        string text, Mention[] mentions, int first, CueMention noun, CueMention? verb, Cue previous, FigureLexicon lexicon)
    {
        var start = verb?.Span.End ?? mentions[first].Span.Start;
        if (mentions[first] is BreakMention mark && verb is null)
            start = mark.Span.End;
        var verbs = verb?.Cues ?? previous;
        if ((verbs & Verbs) == Cue.None || !IsKind(text, start, noun.Span.Start, lexicon))
            return null;
        return new Count(CodeOf(verbs), Qualifier(text, start, noun.Span.End), verb is null ? "project-list" : "verb-project-count");
    }

    private static Count? CountThenNoun(
        string text, Mention[] mentions, int end, TextSpan count, CueMention noun, CueMention? before, FigureLexicon lexicon)
    {
        if (!IsKind(text, count.End, noun.Span.Start, lexicon) || (noun.Span.End < text.Length && text[noun.Span.End] == '中'))
            return null;
        var behind = mentions.Within(noun.Span.End, end).FirstCue(Verbs) is { } next && next.Span.Start - noun.Span.End <= 3 ? next : null;
        var verb = behind ?? before;
        return verb is null ? null : new Count(CodeOf(verb.Cues), Qualifier(text, count.End, noun.Span.End), behind is null ? "verb-count-project" : "count-project-verb");
    }

    /// <summary>The mentions around a count up to the next mark or count on either side.</summary>
    private static (int First, int Last) Piece(Mention[] mentions, int at)
    {
        var (first, last) = (at, at);
        while (first > 0 && !Ends(mentions[first - 1]))
            first--;
        while (last + 1 < mentions.Length && !Ends(mentions[last + 1]))
            last++;
        return (first > 0 && mentions[first - 1] is BreakMention ? first - 1 : first, last);
    }

    private static bool Ends(Mention mention) =>
        mention is BreakMention { Mark: not ('“' or '”' or '"' or '丨' or '|' or '｜' or '：' or ':') } or QuantityMention { Quantity: { Unit: "COUNT", End: > 0 } };

    private static bool OnlyCues(string text, int start, int end, FigureLexicon lexicon) =>
        end - start <= 3 && IsKind(text, start, end, lexicon);

    /// <summary>Whether a text is nothing but sizes and kinds: 亿元以上内资, 超1000万美元外资.</summary>
    private static bool IsKind(string text, int start, int end, FigureLexicon lexicon)
    {
        for (var at = start; at < end;)
        {
            var kind = lexicon.ProjectKindAt(text.AsSpan(at, end - at));
            var word = lexicon.WordAt(text.AsSpan(at, end - at)) is ({ Indicator: null, Cues: var cues }, var n) && (cues & (Cue.Verb | Cue.Filler)) != Cue.None ? n : 0;
            var quantity = QuantityReader.At(text, at, end, lexicon) is { Unit: not null } q ? q.End - at : 0;
            var step = Math.Max(Math.Max(kind, word), quantity);
            if (step == 0 && text[at] is not (' ' or '”' or '“'))
                return false;
            at += Math.Max(step, 1);
        }
        return true;
    }

    private static string? Qualifier(string text, int start, int end) =>
        text[start..end].Trim(' ', '、', '，', '的') is { Length: > 2 } qualifier ? qualifier : null;

    public static string CodeOf(Cue verbs) =>
        (verbs & Cue.Complete) != Cue.None ? "projects_completed" : (verbs & Cue.Start) != Cue.None ? "projects_started" : "projects_signed";
}
