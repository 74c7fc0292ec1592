namespace ZoneNews.Extraction.Observations;

/// <summary>The zones that an article is about.</summary>
internal static class AboutZones
{
    public static IReadOnlyList<string> Of(ArticleLines lines, Setting setting, IReadOnlyList<Observation> observations) =>
        [.. Reasons(lines, setting, observations).Select(r => r.Zone).Distinct()];

    /// <summary>Each zone that the article is about with the reason why, and those that it names in passing.</summary>
    public static IEnumerable<TraceOption> Options(ArticleLines lines, Setting setting, IReadOnlyList<Observation> observations)
    {
        var counts = Zones(lines.Names).CountBy(z => z).ToDictionary(c => c.Key, c => c.Value);
        var about = Reasons(lines, setting, observations).DistinctBy(r => r.Zone).ToList();
        foreach (var (zone, reason) in about)
            yield return new TraceOption("about", zone, counts.GetValueOrDefault(zone), true, reason);
        foreach (var (zone, count) in counts.Where(c => about.All(a => a.Zone != c.Key)))
            yield return new TraceOption("in passing", zone, count, false, "named in the text only");
    }

    private static IEnumerable<(string Zone, string Reason)> Reasons(ArticleLines lines, Setting setting, IReadOnlyList<Observation> observations)
    {
        var titled = Zones(lines.Title).ToList();
        foreach (var zone in titled)
            yield return (zone, "in the title");
        if (setting.Main is { Kind: SubjectKind.Zone } main)
            yield return (main.Name, "the main zone: publisher, site, or named far more often than any other");
        foreach (var figure in observations)
            if (figure.SubjectKind == SubjectKind.Zone && figure.Subject.Length > 0)
                yield return (figure.Subject, "the text states a figure of it");
        if (titled.Count > 0 || setting.Main is not null)
            yield break;
        foreach (var zone in Zones(lines.Names))
            yield return (zone, "no zone governs the article: all that it names");
    }

    private static IEnumerable<string> Zones(IEnumerable<Mention> mentions) =>
        mentions.OfType<NameMention>().Where(n => n.Name.Kind == NameKind.Zone).Select(n => n.Name.Official);
}
