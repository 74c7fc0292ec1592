using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Html;

/// <summary>A headline as printed, and its line where the page shows it.</summary>
internal sealed record Headline(string Printed, int Line)
{
    private const int Longest = 120;
    private const int LongestColumn = 8;
    private const int LongestOnStack = 256;

    /// <summary>Scores from here on are those of lines that mark-up or the page's title speak for.</summary>
    private const double Marked = 10;

    /// <summary>Lines that a trace tells of.</summary>
    private const int MostOptions = 6;

    private static readonly string[] TitleTags = ["articletitle", "article_title", "og:title", "twitter:title", "headline"];

    /// <summary>A title that the page's head claims.</summary>
    private readonly record struct Claim(string From, string Text);

    /// <summary>Finds the headline: the line before the article that the page's title or tags repeat, else the best marked one, else the title itself.</summary>
    public static Headline? Find(PageSurvey survey, int bodyStart)
    {
        var (page, weights, head) = (survey.Outline, survey.Weights, survey.Head);
        if (survey.LineOf(survey.Selected.Title) is >= 0 and var byRule)
            return new Headline(page.Lines[byRule].Printed, byRule);
        var columns = Columns(page);
        var titles = Claims(survey).Where(c => !IsColumn(c, columns, page)).Select(c => c.Text).ToList();
        var claims = titles.Select(c => Key(Simple(c, page.Traditional))).Distinct().ToList();
        var (best, most) = (-1, 0.0);
        foreach (var (line, score) in Scored(survey, bodyStart, claims, columns))
            if (score > most)
                (best, most) = (line, score);
        if (best >= 0 && (most >= Marked || titles.Count == 0))
            return new Headline(WithoutFields(WithSecondLine(page, weights, best, claims), claims), best);
        return titles.Count > 0 ? new Headline(titles[0], -1) : null;
    }

    /// <summary>The rule's line, the best lines and what tags claim, and why each was taken or not.</summary>
    public static IEnumerable<TraceOption> Options(PageSurvey survey, int bodyStart, Headline? chosen)
    {
        var page = survey.Outline;
        if (survey.LineOf(survey.Selected.Title) is >= 0 and var ruled)
        {
            yield return new TraceOption("rule", page.Lines[ruled].Printed, null, true, "the source's selector goes before all else");
            yield break;
        }
        var columns = Columns(page);
        var claims = Claims(survey).ToList();
        var keys = claims.Where(c => !IsColumn(c, columns, page)).Select(c => Key(Simple(c.Text, page.Traditional))).Distinct().ToList();
        foreach (var (line, score) in Scored(survey, bodyStart, keys, columns).OrderByDescending(s => s.Score).Take(MostOptions))
            yield return new TraceOption($"line {line}", page.Lines[line].Printed, Math.Round(score, 2), line == chosen?.Line,
                score >= Marked ? "mark-up, title or tags speak for it" : "placed like a headline; taken only where no tag claims one");
        foreach (var (name, value) in survey.Head.All(TitleTags).Where(t => !IsTitle(t.Value)))
            yield return new TraceOption(name, value, null, false, "a placeholder, or too long to be a title");
        var first = claims.FindIndex(c => !IsColumn(c, columns, page));
        for (var i = 0; i < claims.Count; i++)
            yield return new TraceOption(claims[i].From, claims[i].Text, null, chosen is { Line: < 0 } && i == first,
                IsColumn(claims[i], columns, page) ? "the name of a column that the page links to" : "taken where no line of the page speaks for itself");
    }

    /// <summary>The headline repaired.</summary>
    public string Read(bool traditional) => Simple(Printed, traditional);

    /// <summary>Letters, digits and Han only: what is left of a title when spaces and signs do not count.</summary>
    public static string Key(string text) => Key(text, text.Length);

    /// <summary>The first characters of the key of a text, <paramref name="longest"/> at most.</summary>
    public static string Key(string text, int longest)
    {
        Span<char> key = longest <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[longest];
        var length = 0;
        foreach (var c in text)
        {
            if (length == longest)
                break;
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                key[length++] = Han.IsHan(c) ? c : char.ToLowerInvariant(c);
        }
        return key[..length].SequenceEqual(text) ? text : key[..length].ToString();
    }

    public static bool IsTitle(string text) =>
        text.Length is > 1 and <= Longest && Key(text).Length > 1 && !PageCues.IsPlaceholder(text);

    // Short words that the page links to are names of columns: 新闻动态.
    private static Lazy<HashSet<string>> Columns(PageOutline page) =>
        new(() => [.. page.Lines.SelectMany(l => l.Links).Where(l => l.Text.Length <= LongestColumn).Select(l => Key(page.Traditional ? Simple(l.Text, true) : l.Text))]);

    private static bool IsColumn(string key, Lazy<HashSet<string>> columns) => key.Length <= LongestColumn && columns.Value.Contains(key);

    private static string Simple(string text, bool traditional) => Text.TextRepair.Repair(text, traditional).Text;

    private static bool IsColumn(Claim claim, Lazy<HashSet<string>> columns, PageOutline page) =>
        IsColumn(Key(Simple(WithoutSite(claim.Text), page.Traditional)), columns);

    private static IEnumerable<(int Line, double Score)> Scored(PageSurvey survey, int bodyStart, List<string> claims, Lazy<HashSet<string>> columns)
    {
        var end = Math.Min(survey.Lines.Count, bodyStart + 8);
        for (var i = 0; i < end; i++)
            if (Score(survey, i, bodyStart, claims, columns) is > 0 and var score)
                yield return (i, score);
    }

    // Tags that claim to be the headline, and the title without and with the site's name.
    private static IEnumerable<Claim> Claims(PageSurvey page)
    {
        var head = page.Head;
        if (head.All(TitleTags).FirstOrDefault(t => IsTitle(t.Value)) is { Value: not null } tag)
            yield return new Claim(tag.Name, tag.Value);
        if ((head.Structured.GetValueOrDefault("headline") ?? head.Structured.GetValueOrDefault("title")) is { } structured && IsTitle(structured))
            yield return new Claim("structured data", structured);
        if (head.Title is not { } title)
            yield break;
        foreach (var site in (ReadOnlySpan<string?>)[page.Input.Site?.Name, head.First("sitename", "og:site_name")])
            if (site is { Length: > 1 } && title.StartsWith(site, StringComparison.Ordinal) && title.Length > site.Length + 3)
                title = title[site.Length..].TrimStart(' ', '_', '-', '|', '—', '－', '–', ':', '：', '·');
        if (WithoutSite(title) is var bare && IsTitle(bare))
            yield return new Claim("<title> without the site", bare);
        if (IsTitle(title))
            yield return new Claim("<title>", title);
    }

    private static double Score(PageSurvey survey, int index, int bodyStart, List<string> claims, Lazy<HashSet<string>> columns)
    {
        var (page, weights) = (survey.Outline, survey.Weights);
        var line = page.Lines[index];
        if (line.Image is not null || line.Length is < 2 or > Longest || weights.Roles[index] is not (LineRole.Text or LineRole.Section))
            return 0;
        var key = Key(line.Text);
        if (PageCues.IsPlaceholder(line.Text))
            return 0;
        var agreement = claims.Count == 0 ? 0 : claims.Max(c => Agreement(key, c));
        var mark = line.Heading switch { 1 => 3, 2 => 2.5, 3 => 1.5, > 3 => 0.5, _ => 0 }
            + (page.Nodes[line.Node].Element is { } element && PageCues.IsTitle(element) ? 1 : 0);
        if (agreement == 0 && mark < 1.5 && !IsPlacedLikeTitle(page, index, bodyStart) || IsColumn(key, columns) || PageDates.IsAlone(line.Text) || PageFields.BeginsWithLabel(line.Text))
            return 0;
        var distance = bodyStart - index;
        var near = distance is >= 0 and <= 8 ? 1.5 - distance * 0.1 : distance < 0 ? -0.5 * -distance : 0;
        if (agreement == 0 && mark < 1.5)
            return near + (PageFields.Read(page, index + 1, index + 2).Any(f => f.Kind is "published" or "source") ? Marked : 0);
        return Marked + Math.Max(0, agreement * 8 + mark + near - (line.IsLinked ? 3 : 0) - (weights.Noise[index] ? 1.5 : 0) - (index > bodyStart && agreement == 0 ? 3 : 0));
    }

    // Unmarked and unclaimed, but short, unlinked and right above the article.
    private static bool IsPlacedLikeTitle(PageOutline page, int index, int bodyStart)
    {
        var line = page.Lines[index];
        return index < bodyStart && bodyStart - index <= 5 && line.Length is >= 4 and <= 60 && line.LinkLength == 0
            && line.Text[^1] is not ('。' or '；' or '，' or '：' or ':' or ';' or ',') && PageDates.Full(line.Text) is null && !PageDates.IsRelative(line.Text)
            && PageFields.Read(page, index, index + 1).Count == 0;
    }

    // 0 to 1: how much of the longer of line and claim is common, where one holds the other.
    private static double Agreement(string line, string claim)
    {
        if (line.Length < 4 && line != claim)
            return 0;
        if (line == claim)
            return 1;
        if (claim.StartsWith(line, StringComparison.Ordinal))
            return 0.6 + 0.3 * line.Length / claim.Length;
        if (claim.Contains(line, StringComparison.Ordinal))
            return 0.3 + 0.5 * line.Length / claim.Length;
        if (claim.Length >= 6 && line.Contains(claim, StringComparison.Ordinal) && line.Length < claim.Length * 3)
            return 0.5 + 0.4 * claim.Length / line.Length;
        var common = CommonPrefix(line, claim);
        return common >= 8 && common * 2 > Math.Min(line.Length, claim.Length) ? 0.5 : 0;
    }

    private static int CommonPrefix(string a, string b)
    {
        var n = 0;
        while (n < a.Length && n < b.Length && a[n] == b[n])
            n++;
        return n;
    }

    // A headline broken over two lines: taken together where the page's title has them so.
    private static string WithSecondLine(PageOutline page, LineWeights weights, int index, List<string> claims)
    {
        var line = page.Lines[index];
        if (index + 1 >= page.Lines.Count || page.Lines[index + 1] is not { Image: null } next || next.Node != line.Node || weights.Roles[index + 1] != LineRole.Text)
            return line.Printed;
        var both = Key(line.Text + next.Text);
        return claims.Any(c => c.StartsWith(both, StringComparison.Ordinal)) ? $"{line.Printed} {next.Printed}" : line.Printed;
    }

    // Date and source in the same line: what the page's title has before them is the headline.
    private static string WithoutFields(string line, List<string> claims)
    {
        if (PageDates.Full(line) is null)
            return line;
        foreach (var cut in Enumerable.Range(0, line.Length).Where(i => line[i] == ' '))
            if (claims.Contains(Key(line[..cut])))
                return line[..cut];
        return line;
    }

    /// <summary>A page's title without the site's and the column's name behind it.</summary>
    public static string WithoutSite(string title)
    {
        foreach (var separator in (ReadOnlySpan<string>)["_", " - ", " – ", " — ", " | ", "|", "--", "－", "-", "——", "—"])
            if (title.IndexOf(separator, StringComparison.Ordinal) is > 3 and var at && IsTitle(title[..at]))
                return title[..at].Trim();
        return title.Trim();
    }
}
