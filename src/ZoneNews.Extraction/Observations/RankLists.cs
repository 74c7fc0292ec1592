using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Lists of places without verbs, in a ranking that the text has named: 名次是：苏州工业园区第1，广州第2，天津第3; 分项名次：科技创新第5，对外贸易第7.</summary>
internal static class RankLists
{
    private const int LongestItem = 16;
    private const int FewestZones = 3;
    private const int FewestParts = 2;

    /// <summary>The places that the sentence reader left; <paramref name="context"/> is what the sentence left behind.</summary>
    public static IEnumerable<Candidate> Read(string text, ScannedSentence sentence, Context context, IReadOnlyList<Candidate> found, Catalogue catalogue)
    {
        // The closures of what follows cost only the sentences that have places.
        return context.Ranking is { } ranking && sentence.Mentions.Count(m => m is RankMention) >= FewestParts ? Places(text, sentence, context, ranking, found, catalogue) : [];
    }

    private static IEnumerable<Candidate> Places(string text, ScannedSentence sentence, Context context, Ranking ranking, IReadOnlyList<Candidate> found, Catalogue catalogue)
    {
        var items = Items(text, sentence).Where(i => !found.Any(f => f.Figure == i.Rank.Span)).ToList();
        var zones = items.Select(i => (i.Rank, Zone: ZoneOf(text, i, ranking, catalogue))).Where(i => i.Zone is not null).ToList();
        if (zones.Count + found.Count(f => f.Measure == Measure.Rank) >= FewestZones)
            return zones.Select(z => Of(sentence.Span, z.Rank, new Subject(z.Zone!.Value.Name, SubjectKind.Zone), z.Zone.Value.Field ?? ranking.Name, ranking));
        var parts = zones.Count == 0 && items.Count >= FewestParts && RankingWords.In(RankingWords.Default.PartLists, sentence.Span.Of(text)) ? items : [];
        return parts.Where(p => p.Name is null && p.Words.Length > 1).Select(p => Of(sentence.Span, p.Rank, context.Subject, p.Words.Of(text), ranking));
    }

    private sealed record Item(RankMention Rank, NameMention? Name, TextSpan Words);

    /// <summary>Places with nothing but a name and some letters between them and the mark before.</summary>
    private static IEnumerable<Item> Items(string text, ScannedSentence sentence)
    {
        var (from, name) = (sentence.Span.Start, (NameMention?)null);
        foreach (var mention in sentence.Mentions)
        {
            if (mention is BreakMention or PeriodMention)
                (from, name) = (mention.Span.End, null);
            else if (mention is NameMention { Name.Kind: NameKind.Zone or NameKind.Division } named && named.Span.Start == from)
                name = named;
            else if (mention is RankMention { AtMost: false } rank)
            {
                var words = new TextSpan(name is { Name.Kind: NameKind.Zone } ? name.Span.End : from, rank.Span.Start);
                if (rank.Span.Start - from <= LongestItem && text[rank.Span.Start] == '第' && IsWord(words.Of(text)))
                    yield return new Item(rank, name, words);
                (from, name) = (rank.Span.End, null);
            }
            else if (mention is QuantityMention || mention is CueMention cue && cue.Is(Cue.RankVerb | Cue.Reach))
                (from, name) = (int.MinValue / 2, null);
        }
    }

    private static bool IsWord(string words) => words.All(char.IsLetter);

    /// <summary>The zone that an item names in full, or by its place alone where the ranking says of what kind it is; the field that follows it.</summary>
    private static (string Name, string? Field)? ZoneOf(string text, Item item, Ranking ranking, Catalogue catalogue)
    {
        var words = item.Words.Of(text);
        if (item.Name is { Name.Kind: NameKind.Zone } zone)
            return (zone.Name.Official, words is "" or "综合" or "总分" or "排名" ? null : words);
        var kind = ranking.Name.Contains("高新", StringComparison.Ordinal) ? "高新区"
            : ranking.Name.Contains("经开", StringComparison.Ordinal) || ranking.Name.Contains("经济技术", StringComparison.Ordinal) || ranking.Name.Contains("经济开发", StringComparison.Ordinal) ? "经开区" : null;
        if (kind is null || words.Length is < 2 or > 6)
            return null;
        var (name, length) = catalogue.NameAt(words + kind);
        return name?.Zone is not null && length == words.Length + kind.Length ? (name.Official, null) : null;
    }

    private static Candidate Of(TextSpan evidence, RankMention rank, Subject? subject, string scope, Ranking ranking) =>
        new(subject, "ranking", Measure.Rank, rank.Place, "RANK", ranking.Period, FigureStatus.Actual, Bound.Exact, evidence, rank.Span, "rank-in-list") { Scope = scope, OutOf = scope == ranking.Name ? ranking.Size : null };
}
