namespace ZoneNews.Extraction.Observations;

/// <summary>Questions to the mentions of a sentence, in order of the text.</summary>
internal static class MentionQueries
{
    /// <summary>The last cue of any of the kinds that lies within [from, to).</summary>
    public static CueMention? LastCue(this Mention[] mentions, Cue any, int from, int to)
    {
        for (var i = mentions.Length - 1; i >= 0 && mentions[i].Span.Start >= from; i--)
            if (mentions[i] is CueMention cue && cue.Span.End <= to && cue.Is(any))
                return cue;
        return null;
    }

    /// <summary>Whether a mention of the type lies within [from, to).</summary>
    public static bool Has<T>(this Mention[] mentions, int from, int to)
        where T : Mention
    {
        foreach (var mention in mentions)
            if (mention.Span.Start >= from && mention.Span.End <= to && mention is T)
                return true;
        return false;
    }

    public static bool HasZone(this Mention[] mentions, int from, int to)
    {
        foreach (var mention in mentions)
            if (mention is NameMention { Name.Kind: NameKind.Zone } && mention.Span.Start >= from && mention.Span.End <= to)
                return true;
        return false;
    }
}
