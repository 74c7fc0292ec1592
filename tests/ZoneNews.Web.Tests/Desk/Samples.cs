using System.Text.Json;
using ZoneNews.Data;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction;

namespace ZoneNews.Web.Tests.Desk;

/// <summary>Made-up zones, articles and figures that the portal's tests are filled with.</summary>
internal static class Samples
{
    public const string Source = "bay";
    public const string Zone = "测试海湾经济开发区";
    public const string Alias = "海湾经开区";
    public const string FirstUrl = "https://bay.example/news/1.html";
    public const string CopyUrl = "https://copy.example/a/9";
    public const string QuarantinedUrl = "https://bay.example/news/bad.html";

    private static readonly DateTime Fetched = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Lines =
    [
        "海湾经开区昨天开会，总结过去一年的工作，并商量来年的安排，会议开了整整一天，讨论很热烈。",
        "2021年海湾经开区地区生产总值预计为383亿元，增长9%。",
        "全年实际使用外资1.6亿美元，比上年略有增加，来自十二个国家和地区的客商参加了签约。",
    ];

    public static async Task FillAsync(ZoneNewsDb db, ArticleStore store, CancellationToken cancel)
    {
        db.Sources.Add(NewSource(Source, "海湾网"));
        db.Sources.Add(NewSource("copy", "转载网"));
        db.Zones.Add(new Zone { Name = Zone, Level = "national", Type = "经开区", Province = "江苏省", City = "苏州市", Aliases = [new ZoneAlias { Name = Alias }] });
        db.Zones.Add(new Zone { Name = "测试高山高新区", Level = "provincial", Type = "高新区", Province = "浙江省", City = "杭州市" });
        await db.SaveChangesAsync(cancel);
        await store.SaveAsync(db, First(), cancel);
        await store.SaveAsync(db, First() with { Url = CopyUrl, SourceId = "copy", FetchedAt = Fetched.AddHours(1), Published = new DateOnly(2022, 1, 19) }, cancel);
        await store.SaveAsync(db, Article(QuarantinedUrl, "坏页", ["锟斤拷锟斤拷锟斤拷，这一页的字读不出来，只好先放在一边等人来看。"]) with { Quarantine = "mojibake" }, cancel);
    }

    /// <summary>An article with a sure figure and one in doubt.</summary>
    public static ArticleDraft First() => Article(FirstUrl, "海湾经开区总结2021年", Lines) with
    {
        Published = new DateOnly(2022, 1, 18),
        SourceName = "海湾经开区管委会",
        Zones = [Zone],
        Category = "statistics",
        CategoryConfidence = 0.91,
        Division = "昆山市",
        Language = "zh-Hans",
        Observations =
        [
            Figure("gdp", 38_300_000_000, "CNY", Lines[1], "383亿元", confidence: 0.98),
            Figure("fdi_actual", 160_000_000, "USD", Lines[2], "1.6亿美元", confidence: 0.3, doubt: "period-guessed"),
        ],
    };

    public static ArticleDraft Article(string url, string title, IReadOnlyList<string> lines) => new()
    {
        SourceId = Source,
        Url = url,
        Title = title,
        Body = string.Join('\n', lines),
        Blocks = JsonSerializer.Serialize(lines.Select(l => (Block)new ParagraphBlock(l)), JsonSerializerOptions.Web),
        FetchedAt = Fetched,
        ReaderVersion = "1",
    };

    private static ObservationDraft Figure(string indicator, decimal value, string unit, string quote, string number, double confidence, string? doubt = null)
    {
        var start = string.Join('\n', Lines).IndexOf(quote, StringComparison.Ordinal);
        var figure = start + quote.IndexOf(number, StringComparison.Ordinal);
        return new ObservationDraft
        {
            Subject = Zone,
            SubjectKind = "zone",
            Indicator = indicator,
            Measure = "value",
            Value = value,
            Unit = unit,
            Period = "2021",
            Status = "estimate",
            Bound = "exact",
            Start = start,
            End = start + quote.Length,
            Quote = quote,
            FigureStart = figure,
            FigureEnd = figure + number.Length,
            Rule = "test",
            Confidence = confidence,
            Doubt = doubt,
        };
    }

    private static Source NewSource(string id, string name) => new()
    {
        Id = id,
        Name = name,
        Kind = "portal",
        Definition = $$"""{"id":"{{id}}","start":[{"url":"https://{{id}}.example/news/","as":"list"}]}""",
        Origin = "test",
        CreatedAt = Fetched,
    };
}
