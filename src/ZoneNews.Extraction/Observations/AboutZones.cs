namespace ZoneNews.Extraction.Observations;

/// <summary>The zones that an article is about.</summary>
internal static class AboutZones
{
    public static IReadOnlyList<string> Of(
        ArticleLines lines, Setting setting, IReadOnlyList<Observation> observations)
    {
        var titled = Zones(lines.Title).ToList();
        var stated = observations.Where(o => o.SubjectKind == SubjectKind.Zone && o.Subject.Length > 0).Select(o => o.Subject);
        var main = setting.Main is { Kind: SubjectKind.Zone } zone ? [zone.Name] : Array.Empty<string>();
        var named = titled.Count > 0 || setting.Main is not null ? [] : Zones(lines.Names);
        return [.. titled.Concat(main).Concat(stated).Concat(named).Distinct()];
    }

    private static IEnumerable<string> Zones(IEnumerable<Mention> mentions) =>
        mentions.OfType<NameMention>().Where(n => n.Name.Kind == NameKind.Zone).Select(n => n.Name.Official);
}
