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
        if (context.Ranking is { } named && Numbered(text, sentence) is { Count: > 0 } places)
            return places.Select((p, n) => new Candidate(new Subject(p.Name.Official, SubjectKind.Zone), "ranking", Measure.Rank, n + 1, "RANK", named.Period, FigureStatus.Actual, Bound.Exact, sentence.Span, p.Span, "rank-in-list") { Scope = named.Name, OutOf = named.Size });
        // The closures of what follows cost only the sentences that have places.
        return context.Ranking is { } ranking && sentence.Mentions.AsSpan().Count(static m => m is RankMention) >= FewestParts ? Places(text, sentence, context, ranking, found, catalogue) : [];
    }

    private static IEnumerable<Candidate> Places(string text, ScannedSentence sentence, Context context, Ranking ranking, IReadOnlyList<Candidate> found, Catalogue catalogue)
    {
        var items = Items(text, sentence).Where(i => !found.Any(f => f.Figure == i.Rank.Span)).ToList();
        var zones = items.Select(i => (i.Rank, Zone: ZoneOf(text, i, ranking, catalogue))).Where(i => i.Zone is not null).ToList();
        if (zones.Count + found.Count(f => f.Measure == Measure.Rank) >= FewestZones)
            return zones.Select(z => Of(sentence.Span, z.Rank, new Subject(z.Zone!.Value.Name, SubjectKind.Zone), z.Zone.Value.Field ?? ranking.Name, ranking));
        var parts = zones.Count == 0 && items.Count >= FewestParts && text.AsSpan(sentence.Span.Start, sentence.Span.Length).HoldsAny(RankingWords.Default.PartLists) ? items : [];
        return parts.Where(p => p.Name is null && p.Words.Length > 1).Select(p => Of(sentence.Span, p.Rank, context.Subject, p.Words.Of(text), ranking));
    }

    /// <summary>综合排名前10位的开发区：1.甲；2.乙；3.丙: zones that are numbered from one on, where the words before say that it is by their places.</summary>
    private static List<NameMention> Numbered(string text, ScannedSentence sentence)
    {
        var places = new List<NameMention>();
        if (!text.AsSpan(sentence.Span.Start, sentence.Span.Length).HoldsAny(RankingWords.Default.Numbered))
            return places;
        foreach (var mention in sentence.Mentions)
            if (mention is NameMention { Name.Kind: NameKind.Zone } zone && NumberBefore(text, zone.Span.Start, sentence.Span.Start) == places.Count + 1)
                places.Add(zone);
        return places.Count >= FewestZones ? places : [];
    }

    /// <summary>The number of 3. or 3、 right before a place; 0 where there is none.</summary>
    private static int NumberBefore(string text, int place, int start)
    {
        var at = place - 1;
        if (at <= start || text[at] is not ('.' or '．' or '、'))
            return 0;
        var digits = at;
        while (digits > start && char.IsAsciiDigit(text[digits - 1]))
            digits--;
        return at - digits is > 0 and < 4 ? int.Parse(text.AsSpan(digits, at - digits), System.Globalization.CultureInfo.InvariantCulture) : 0;
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
            return (zone.Name.Official, words is "" or "综合" or "总分" or "排名" || words.TrimStart('以', '居') is "全国" or "全省" or "全市" or "" ? null : words);
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
