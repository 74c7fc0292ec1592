namespace ZoneNews.Extraction.Observations;

/// <summary>Questions to the mentions of a sentence, in order of the text.</summary>
internal static class MentionQueries
{
    /// <summary>The mentions that lie within [from, to).</summary>
    public static ReadOnlySpan<Mention> Within(this Mention[] mentions, int from, int to)
    {
        var (first, end) = (0, mentions.Length);
        while (first < end && mentions[first].Span.Start < from)
            first++;
        while (end > first && mentions[end - 1].Span.End > to)
            end--;
        return mentions.AsSpan(first, end - first);
    }

    /// <summary>The mentions from one on up to the first that meets a condition.</summary>
    public static ReadOnlySpan<Mention> Until(this ReadOnlySpan<Mention> mentions, Func<Mention, bool> ends)
    {
        for (var i = 0; i < mentions.Length; i++)
            if (ends(mentions[i]))
                return mentions[..i];
        return mentions;
    }

    public static bool Any(this ReadOnlySpan<Mention> mentions, Func<Mention, bool> condition)
    {
        foreach (var mention in mentions)
            if (condition(mention))
                return true;
        return false;
    }

    public static int Count(this ReadOnlySpan<Mention> mentions, Func<Mention, bool> condition)
    {
        var count = 0;
        foreach (var mention in mentions)
            count += condition(mention) ? 1 : 0;
        return count;
    }

    /// <summary>The last cue of any of the kinds that lies within [from, to).</summary>
    public static CueMention? LastCue(this Mention[] mentions, Cue any, int from, int to)
    {
        for (var i = mentions.Length - 1; i >= 0 && mentions[i].Span.Start >= from; i--)
            if (mentions[i] is CueMention cue && cue.Span.End <= to && cue.Is(any))
                return cue;
        return null;
    }

    /// <summary>The first cue of any of the kinds.</summary>
    public static CueMention? FirstCue(this ReadOnlySpan<Mention> mentions, Cue any)
    {
        foreach (var mention in mentions)
            if (mention is CueMention cue && cue.Is(any))
                return cue;
        return null;
    }

    /// <summary>Whether a mention of the type lies within [from, to).</summary>
    public static bool Has<T>(this Mention[] mentions, int from, int to)
        where T : Mention =>
        mentions.Within(from, to).Any(static m => m is T);

    public static bool HasZone(this Mention[] mentions, int from, int to) => mentions.Within(from, to).Any(static m => m is NameMention { Name.Kind: NameKind.Zone });

    /// <summary>The words of a mention.</summary>
    public static ReadOnlySpan<char> Text(this Mention mention, string body) => body.AsSpan(mention.Span.Start, mention.Span.Length);
}
