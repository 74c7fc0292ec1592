namespace ZoneNews.Extraction.Observations;

/// <summary>The region that an article is about.</summary>
internal static class AboutDivision
{
    private const int OftenEnough = 2;

    public static string? Of(ArticleLines lines, Setting setting, Catalogue catalogue) =>
        Candidates(lines, setting, catalogue).Select(c => c.Division).FirstOrDefault();

    public static IEnumerable<TraceOption> Options(ArticleLines lines, Setting setting, Catalogue catalogue) =>
        Candidates(lines, setting, catalogue).Select((c, i) => new TraceOption(c.From, c.Division, null, i == 0, i == 0 ? "the first in the order" : "later in the order"));

    // Where the zone lies, else what the title names (the narrowest), else what the text names more than once.
    private static IEnumerable<(string From, string Division)> Candidates(ArticleLines lines, Setting setting, Catalogue catalogue)
    {
        if (setting.Main is { Kind: SubjectKind.Zone } main && catalogue.Zone(main.Name) is { } zone && (zone.County ?? zone.City ?? zone.Province) is { Length: > 0 } home)
            yield return ("where the main zone lies", home);
        if (setting.Main is { Kind: SubjectKind.Division } region)
            yield return ("the region that the article is about", region.Name);
        var titled = Divisions(lines.Names.Take(lines.NamesOfTitle)).ToList();
        if (titled.Count > 0)
            yield return ("title", titled.MaxBy(d => Depth(catalogue.Level(d)))!);
        foreach (var named in Divisions(lines.Names.Skip(lines.NamesOfTitle)).CountBy(d => d).Where(c => c.Value >= OftenEnough).OrderByDescending(c => c.Value).Take(1))
            yield return ($"named {named.Value} times", named.Key);
    }

    private static IEnumerable<string> Divisions(IEnumerable<NameMention> names) =>
        names.Where(n => n.Name.Kind == NameKind.Division).Select(n => n.Name.Official);

    private static int Depth(string? level) => level switch { "county" => 3, "city" => 2, "province" => 1, _ => 0 };
}
