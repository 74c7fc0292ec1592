using System.Globalization;
using ZoneNews.Data.Articles;
using ZoneNews.Extraction;

namespace ZoneNews.Web.Tests.Site;

/// <summary>A figure of a made-up article, placed by the words that state it.</summary>
internal sealed record SampleFigure(string Indicator, decimal Value, string Unit, string Quote, string Number)
{
    public string Subject { get; init; } = SampleTexts.Huaqiao;

    public string SubjectKind { get; init; } = "zone";

    public string Measure { get; init; } = Extraction.Measure.Value;

    public string? Period { get; init; } = "2021";

    public string Status { get; init; } = FigureStatus.Actual;

    public string? Scope { get; init; }

    public int? OutOf { get; init; }

    public ObservationDraft In(string body)
    {
        var start = body.IndexOf(Quote, StringComparison.Ordinal);
        var number = body.IndexOf(Number, start, StringComparison.Ordinal);
        return new ObservationDraft
        {
            Subject = Subject,
            SubjectKind = SubjectKind,
            Indicator = Indicator,
            Measure = Measure,
            Value = Value,
            Unit = Unit,
            Period = Period,
            Status = Status,
            Bound = Bound.Exact,
            Scope = Scope,
            OutOf = OutOf,
            Start = start,
            End = start + Quote.Length,
            Quote = Quote,
            FigureStart = number,
            FigureEnd = number + Number.Length,
            Rule = "sample",
            Confidence = 0.95,
        };
    }
}

/// <summary>Made-up articles about real names: enough of each kind of figure for every page to have something to show.</summary>
internal static class SampleTexts
{
    public const string Huaqiao = "江苏花桥经济开发区";
    public const string Park = "苏州工业园区";
    public const string Kunshan = "昆山经济技术开发区";
    public const string Ranking = "江苏省经开区考评";

    private const decimal Yi = 100_000_000m;

    public static IEnumerable<ArticleDraft> All()
    {
        var first = Huaqiao2021();
        yield return first with { Projects = [Project(first.Body)] };
        foreach (var year in Enumerable.Range(2018, 6))
            foreach (var (zone, level, rank) in new[] { (Park, 2800m + 150 * (year - 2018), 1), (Kunshan, 1700m + 90 * (year - 2018), 5) })
                yield return Yearly(zone, year, level, rank);
        yield return Conflicting();
        yield return Target();
        yield return Hostile();
    }

    private static ArticleDraft Huaqiao2021() => Article(
        "https://example.org/huaqiao-2021.html", "花桥开发区回顾2021年", "2022-01-18", [Huaqiao],
        [
            "花桥经济开发区开会回顾上一年。",
            "全年地区生产总值预计为383亿元，比上年增长9%；一般公共预算收入51.5亿元。",
            "在全省考评里，花桥列119家中的第37位，前移5位。实际使用外资1.6亿美元，同比下降3.2%。",
            "总投资50亿元的星河半导体项目落户花桥。",
        ],
        [
            new("gdp", 383 * Yi, "CNY", "全年地区生产总值预计为383亿元，比上年增长9%", "383亿元") { Status = FigureStatus.Estimate },
            new("gdp", 9, "PCT", "全年地区生产总值预计为383亿元，比上年增长9%", "9%") { Status = FigureStatus.Estimate, Measure = Measure.Growth },
            new("general_budget_revenue", 51.5m * Yi, "CNY", "一般公共预算收入51.5亿元", "51.5亿元"),
            new("ranking", 37, "RANK", "在全省考评里，花桥列119家中的第37位，前移5位", "第37位") { Measure = Measure.Rank, Scope = Ranking, OutOf = 119 },
            new("fdi_actual", 1.6m * Yi, "USD", "实际使用外资1.6亿美元", "1.6亿美元"),
            new("fdi_actual", -3.2m, "PCT", "实际使用外资1.6亿美元，同比下降3.2%", "3.2%") { Measure = Measure.Growth },
        ]);

    private static ProjectDraft Project(string body)
    {
        const string quote = "总投资50亿元的星河半导体项目落户花桥";
        var start = body.IndexOf(quote, StringComparison.Ordinal);
        return new ProjectDraft
        {
            Name = "星河半导体项目",
            Kind = ProjectKind.Project,
            Item = "investment",
            Amount = 50 * Yi,
            Unit = "CNY",
            Status = FigureStatus.Actual,
            Bound = Bound.Exact,
            Zone = Huaqiao,
            Start = start,
            End = start + quote.Length,
            Quote = quote,
            FigureStart = start + 3,
            FigureEnd = start + 7,
        };
    }

    private static ArticleDraft Yearly(string zone, int year, decimal level, int rank)
    {
        var period = year.ToString(CultureInfo.InvariantCulture);
        var next = (year + 1).ToString(CultureInfo.InvariantCulture);
        var number = $"{level.ToString(CultureInfo.InvariantCulture)}亿元";
        var first = $"{period}年，{zone}地区生产总值{number}，增长6.5%。";
        var second = $"{zone}在考评中列第{rank}位。";
        return Article(
            $"https://example.org/{Uri.EscapeDataString(zone)}-{period}.html", $"{zone}公布{period}年成绩", $"{next}-02-0{rank % 9 + 1}", [zone], [first, second, Filler(zone, year)],
            [
                new("gdp", level * Yi, "CNY", first, number) { Subject = zone, Period = period },
                new("gdp", 6.5m, "PCT", first, "6.5%") { Subject = zone, Period = period, Measure = Measure.Growth },
                new("ranking", rank + year % 2, "RANK", second, $"第{rank}位") { Subject = zone, Period = period, Measure = Measure.Rank, Scope = Ranking, OutOf = 119 },
            ]);
    }

    private static ArticleDraft Conflicting() => Article(
        "https://example.org/other.html", "另一家说法", "2023-03-01", [Park],
        [$"据另一家统计，2021年{Park}地区生产总值为3100亿元。", Filler(Park, 1)],
        [new("gdp", 3100 * Yi, "CNY", $"2021年{Park}地区生产总值为3100亿元", "3100亿元") { Subject = Park }]);

    private static ArticleDraft Target() => Article(
        "https://example.org/target.html", "2023年的目标", "2023-01-05", [Park],
        [$"{Park}力争2023年地区生产总值达到3500亿元，上半年完成进出口3000亿元。", Filler(Park, 2)],
        [
            new("gdp", 3500 * Yi, "CNY", $"{Park}力争2023年地区生产总值达到3500亿元", "3500亿元") { Subject = Park, Period = "2023", Status = FigureStatus.Target },
            new("trade_total", 3000 * Yi, "CNY", "上半年完成进出口3000亿元", "3000亿元") { Subject = Park, Period = "2023-H1" },
        ]);

    private static ArticleDraft Hostile() => Article(
        "https://example.org/odd.html", "<script>alert(1)</script> & “标题”", null, [],
        ["<img src=x onerror=alert(2)> 这一段不是标记。", Filler("别处", 3)], []);

    // Long enough, and different enough, not to count as a copy of another.
    private static string Filler(string seed, int number)
    {
        const string letters = "企业产业发展项目建设招商服务创新科技工业经济投资完成总量全年以来推进重点平台人才签约开工智能制造绿色生态";
        var random = new Random(seed.Sum(c => c) * 31 + number);
        return new string([.. Enumerable.Range(0, 240).Select(i => i % 19 == 18 ? '。' : letters[random.Next(letters.Length)])]);
    }

    private static ArticleDraft Article(string url, string title, string? published, string[] zones, string[] paragraphs, SampleFigure[] figures)
    {
        Block[] blocks = [.. paragraphs.Select(p => new ParagraphBlock(p))];
        var body = ArticleBody.Compose(blocks).Text;
        return new ArticleDraft
        {
            SourceId = "sample",
            Url = url,
            Title = title,
            Published = published is null ? null : DateOnly.Parse(published, CultureInfo.InvariantCulture),
            SourceName = "样本网",
            Blocks = BlockJson.WriteBlocks(blocks),
            Body = body,
            Zones = zones,
            Category = "ranking",
            CategoryConfidence = 0.9,
            Division = "苏州市",
            Observations = [.. figures.Select(f => f.In(body))],
            Standing = "media",
            FetchedAt = new DateTime(2025, 6, 1, 4, 0, 0, DateTimeKind.Utc),
            ReaderVersion = "1",
        };
    }
}
