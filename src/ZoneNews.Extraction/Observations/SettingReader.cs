using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>What governs a whole article: its time, its main zone, its place, and which regions it sets equal to a zone.</summary>
internal static class SettingReader
{
    public static Setting Read(Article article, PageInput page, ArticleLines lines, Catalogue catalogue, FigureLexicon lexicon)
    {
        var home = Home(article, page, catalogue);
        var main = Main(article, page, lines, catalogue, lexicon);
        var zone = main is { Kind: SubjectKind.Zone } ? catalogue.Zone(main.Name) : null;
        var place = PlaceOf(zone, home, lines, catalogue);
        // 全市 in a county-level city whose office or paper it is, or that the headline names, or the text, and not the city above it.
        if (place.County is [.., '市'] county && place.City != county && home is not { Level: "city" }
            && (home?.Name == county || lines.Names.Any(n => n.Name.Official == county) && (lines.Title.Any(m => m is NameMention { Name: var t } && t.Official == county) || !lines.Names.Any(n => n.Name.Official == place.City))))
            place = place with { City = county, Prefecture = place.City };
        if (zone is null && SpeaksOfProvince(lines, place))
            place = place with { Groups = place.Province };
        // 7月份我市主要经济指标: the region of the headline; 全省国家级经开区运行情况: its group.
        main ??= RelativeRegion(lines, place) ?? (Groups(lines.Title).Distinct().Select(place.NameOf).ToList() is [{ } group] ? new Subject(group, SubjectKind.Group) : null);
        return new Setting(article.Published, article.Published?.Year ?? LatestYear(lines), main, place, Aliases(lines), zone is null ? null : catalogue.CoreOf(zone)) { Past = PastYear(article, lines), Local = LocalZones(main, zone, home, place, catalogue) };
    }

    /// <summary>
    /// The zone of the title; else the region of a headline on a region's economy; else the zone that publishes or whose site it is, if the text names no other; else the zone
    /// named most, if there is one only; else the region of the title.
    /// </summary>
    private static Subject? Main(Article article, PageInput page, ArticleLines lines, Catalogue catalogue, FigureLexicon lexicon)
    {
        var titled = Zones(lines.Title).Distinct().ToList();
        if (titled.Count == 1)
            return Zone(titled[0]);
        // 福泉市政府工作报告, 1—5月全市主要经济指标: on whosever site.
        if (NamesRegion(lines) && article.Title!.HoldsAny(RegionWords.Default.Titles))
            return Region(lines);
        var named = Zones(lines.Names.Skip(lines.NamesOfTitle)).CountBy(z => z).OrderByDescending(z => z.Value).ToList();
        var publisher = Only(article.Publisher, catalogue, lexicon) ?? Only(article.Source, catalogue, lexicon);
        var home = page.Site?.Zone ?? publisher ?? Only(article.SiteName, catalogue, lexicon);
        if (titled.Count == 0 && home is not null && (named.Count == 0 || named.Any(z => z.Key == home)))
            return Zone(home);
        // 全省开发区招商引资情况: a zone that is only named in passing does not govern.
        if (titled.Count == 0 && Groups(lines.Title).Any())
            return null;
        // 1—10月全市工业投资完成情况: nor does the only one, where it is a row of a table.
        var passing = named is [{ Value: 1 }] && NamesRegion(lines);
        if (named.Count > 0 && !passing && (named.Count == 1 || named[0].Value >= 3 * named[1].Value))
            return Zone(named[0].Key);
        return titled.Count == 0 && !Groups(lines.Title).Any() && !Relative(lines, NameKind.ThisZone) ? Region(lines) : null;
    }

    /// <summary>Whether the headline names a region, or says 全市 and the like, and no zone or group of them.</summary>
    private static bool NamesRegion(ArticleLines lines) =>
        (Region(lines) is not null || Relative(lines, NameKind.ThisCity) || Relative(lines, NameKind.ThisCounty)) && !Zones(lines.Title).Any() && !Groups(lines.Title).Any() && !Relative(lines, NameKind.ThisZone);

    /// <summary>Whether the headline says 全市 and the like, and not as those among whom a place was taken: 增速全市第一.</summary>
    private static bool Relative(ArticleLines lines, NameKind kind)
    {
        for (var i = 0; i < lines.Title.Length; i++)
            if (lines.Title[i] is NameMention { Name.Kind: var said } && said == kind && !(i + 1 < lines.Title.Length && lines.Title[i + 1] is RankMention))
                return true;
        return false;
    }

    /// <summary>我市, 全县, 全省 of a headline that names no zone.</summary>
    private static Subject? RelativeRegion(ArticleLines lines, Place place) =>
        Groups(lines.Title).Any() || Zones(lines.Title).Any() || Relative(lines, NameKind.ThisZone) ? null
        : (Relative(lines, NameKind.ThisCounty) ? place.County : Relative(lines, NameKind.ThisCity) ? place.City : Relative(lines, NameKind.ThisProvince) ? place.Province : null) is { } region ? new Subject(region, SubjectKind.Division) : null;

    /// <summary>The division whose office or paper publishes: 宝鸡市统计局, 宝鸡统计信息网.</summary>
    private static CatalogueDivision? Home(Article article, PageInput page, Catalogue catalogue)
    {
        foreach (var name in (ReadOnlySpan<string?>)[article.Publisher, article.Source, article.SiteName, page.Site?.Name])
            if (name is not null && catalogue.NameAt(name) is ({ Division: { } division } known, var length) && (!known.Short || name.AsSpan(length).StartsWithAny(RegionWords.Default.Organs)))
                return division;
        return null;
    }

    /// <summary>综保区 beside a zone that is none, and 高新区, 经开区 in an article on a region or by its office: the city's only ones.</summary>
    private static Dictionary<string, string> LocalZones(Subject? main, CatalogueZone? zone, CatalogueDivision? home, Place place, Catalogue catalogue)
    {
        var local = new Dictionary<string, string>();
        if ((zone is null ? place.City : zone.City) is not { } city || zone is null && main is not { Kind: SubjectKind.Division } && home is not { Level: "city" })
            return local;
        foreach (var kind in (ReadOnlySpan<string>)["综保区", "高新区", "经开区"])
            if ((zone is null || kind == "综保区" && !zone.Name.EndsWith("保税区", StringComparison.Ordinal)) && catalogue.OnlyZoneOf(city, kind) is { } only)
                local[kind] = only.Name;
        return local;
    }

    private static Subject Zone(string name) => new(name, SubjectKind.Zone);

    private static Subject? Region(ArticleLines lines)
    {
        var regions = lines.Title.OfType<NameMention>().Where(n => n.Name.Kind == NameKind.Division).Select(n => n.Name.Official).Distinct().ToList();
        return regions is [var one] ? new Subject(one, SubjectKind.Division) : null;
    }

    private static IEnumerable<string> Zones(IEnumerable<Mention> mentions) =>
        mentions.OfType<NameMention>().Where(n => n.Name.Kind == NameKind.Zone).Select(n => n.Name.Official);

    private const int LongestBeforeList = 2;

    /// <summary>The groups that are named, but for those among whom places were taken: 全国园区百强榜单.</summary>
    private static IEnumerable<string> Groups(IEnumerable<Mention> mentions)
    {
        NameMention? group = null;
        foreach (var mention in mentions)
        {
            if (group is not null && !(mention is RankMention && mention.Span.Start == group.Span.End || mention is CueMention list && list.Is(Cue.Head) && list.Span.Start - group.Span.End <= LongestBeforeList))
                yield return group.Name.Official;
            group = mention is NameMention { Name.Kind: NameKind.Group } named ? named : null;
        }
        if (group is not null)
            yield return group.Name.Official;
    }

    /// <summary>Whether the article is about a province's zones: its first group is 全省经开区, 江西省国家级高新区.</summary>
    private static bool SpeaksOfProvince(ArticleLines lines, Place place) =>
        place.Province is { } province && Groups(lines.Names).FirstOrDefault(g => !g.StartsWith("国家级", StringComparison.Ordinal)) is { } first
        && (first.StartsWith("全省", StringComparison.Ordinal) || first.StartsWith(province, StringComparison.Ordinal));

    private static string? Only(string? text, Catalogue catalogue, FigureLexicon lexicon) =>
        text is not null && Zones(MentionScanner.Scan(text, new TextSpan(0, text.Length), lexicon, catalogue)).Distinct().ToList() is [var zone] ? zone : null;

    /// <summary>The place of the zone; where there is none, of whoever publishes, else of the first regions that the text names.</summary>
    private static Place PlaceOf(CatalogueZone? zone, CatalogueDivision? home, ArticleLines lines, Catalogue catalogue)
    {
        zone ??= lines.Names.Where(n => n.Name.Kind == NameKind.Zone).Select(n => catalogue.Zone(n.Name.Official)).FirstOrDefault();
        string? First(string level) => lines.Names.FirstOrDefault(n => n.Name.Kind == NameKind.Division && catalogue.Level(n.Name.Official) == level)?.Name.Official;
        // 浙江省经开区 alone: the province of a group.
        string? OfGroup() => Groups(lines.Names).Select(g => catalogue.NameAt(g).Name?.Division).FirstOrDefault(d => d?.Level == "province")?.Name;
        string? OfHome(string level) => home is null ? null : catalogue.Above(home.Name, level);
        return new Place(
            zone?.Province ?? First("province") ?? OfGroup() ?? OfHome("province") ?? (First("city") is { } named ? catalogue.Above(named, "province") : null),
            zone?.City ?? OfHome("city") ?? First("city"), zone?.County ?? OfHome("county") ?? First("county"));
    }

    /// <summary>The latest year of a text that is printed in a later one, after its first months, and does not speak of it: 今年, 目前, a year to come.</summary>
    private static int? PastYear(Article article, ArticleLines lines)
    {
        if (article.Published is not { Month: > 3 } printed)
            return null;
        int? latest = null;
        for (var i = lines.TimesOfTitle; i < lines.Times.Count; i++)
        {
            var time = lines.Times[i].Period;
            // 1至4月 in May: the months that are just over.
            var justOver = time is { Shape: PeriodShape.Months, Year: null, Offset: null } && time.To == printed.Month - 1;
            if (time.Future || justOver || time.Offset is not (null or -1) || time.Shape is PeriodShape.Now or PeriodShape.SameLastYear)
                return null;
            latest = time.Year > (latest ?? 0) ? time.Year : latest;
        }
        return latest < printed.Year ? latest : null;
    }

    /// <summary>The latest year that the text names and that is not ahead: 到2025年 is.</summary>
    private static int? LatestYear(ArticleLines lines) => lines.Times.Where(p => !p.Period.Future).Max(p => p.Period.Year);

    private static Dictionary<string, string> Aliases(ArticleLines lines)
    {
        var aliases = new Dictionary<string, string>();
        foreach (var mentions in lines.Lines.SelectMany(l => l.Sentences).Select(s => s.Mentions).Append(lines.Title))
            for (var i = 2; i < mentions.Length; i++)
                if (mentions[i] is NameMention { Name.Kind: NameKind.Division } region && mentions[i - 1] is BreakMention { Mark: '（' or '(' }
                    && mentions[i - 2] is NameMention { Name.Kind: NameKind.Zone } zone && zone.Span.End == mentions[i - 1].Span.Start)
                    aliases[region.Name.Official] = zone.Name.Official;
        return aliases;
    }
}
