using ZoneNews.Extraction.Html;
using ZoneNews.Extraction.Tests.Observations;

namespace ZoneNews.Extraction.Tests.Documents;

/// <summary>One bulletin, as all kinds of documents tell it; its zone is real, its figures are invented.</summary>
internal static class Bulletin
{
    public const string Title = "珠海经济技术开发区2023年国民经济和社会发展统计公报";
    public const string Office = "珠海经济技术开发区统计局";
    public const string Day = "2024年3月15日";
    public const string First = "初步核算，2023年全区实现地区生产总值1523.4亿元，按可比价格计算，比上年增长6.8%。分产业看，第一产业占比很小，第二产业和第三产业保持平稳增长，结构持续优化，质量效益进一步提升。";
    public const string Second = "全年全区实现一般公共预算收入45.6亿元，增长3.4%，其中税收收入占比继续提高，财政运行总体平稳，重点支出得到较好保障。";

    public static readonly string[] Head = ["指标", "单位", "绝对额", "增速（%）"];

    public static readonly string[][] Rows =
    [
        ["规模以上工业增加值", "亿元", "701.2", "8.1"],
        ["固定资产投资", "亿元", "300.5", "-4.2"],
        ["社会消费品零售总额", "亿元", "88.9", "5.5"],
    ];

    public static readonly DateTime Fetched = new(2024, 4, 1, 0, 0, 0, DateTimeKind.Utc);

    public static PageInput Input(ReadOnlyMemory<byte> bytes, string? url = null, string? type = null) => new(bytes, url, type, Fetched);

    public static PageReading Read(ReadOnlyMemory<byte> bytes) => PageReader.Read(Input(bytes));

    /// <summary>What every one of them must give: headline, date, office, text, table, and the figures of both.</summary>
    public static void IsRead(PageInput page)
    {
        var reading = Reader.Read(page, Bodies.Catalogue);
        Assert.Null(reading.Rejected);
        var article = reading.Article!;
        Assert.Equal(Title, article.Title);
        Assert.Equal(new DateOnly(2024, 3, 15), article.Published);
        Assert.Equal(Office, article.Source);
        Assert.Contains(new ParagraphBlock(First), article.Blocks);
        Assert.Contains(new ParagraphBlock(Second), article.Blocks);
        Assert.Contains(article.Blocks, b => b is HeadingBlock { Text: "一、综合" });
        var table = Assert.Single(article.Blocks.OfType<TableBlock>());
        Assert.Equal(Head, table.Rows[0].Cells.Select(c => c.Text));
        Assert.All(table.Rows[0].Cells, c => Assert.True(c.Header));
        Assert.Equal(Rows, table.Rows.Skip(1).Select(r => r.Cells.Select(c => c.Text).ToArray()));
        AreStated(reading);
    }

    public static void AreStated(Reading reading)
    {
        string[] expected =
        [
            "gdp value 152340000000 CNY 2023", "gdp growth 6.8 PCT 2023", "general_budget_revenue value 4560000000 CNY 2023", "general_budget_revenue growth 3.4 PCT 2023",
            "industrial_value_added value 70120000000 CNY 2023", "industrial_value_added growth 8.1 PCT 2023",
            "fixed_asset_investment value 30050000000 CNY 2023", "fixed_asset_investment growth -4.2 PCT 2023",
            "retail_sales value 8890000000 CNY 2023", "retail_sales growth 5.5 PCT 2023",
        ];
        var read = reading.Observations.Where(o => o.Subject == "珠海经济技术开发区")
            .Select(o => FormattableString.Invariant($"{o.Indicator} {o.Measure} {o.Value:0.####} {o.Unit} {o.Period}"));
        Assert.Equal(string.Join('\n', expected.Order()), string.Join('\n', read.Order()));
        Assert.All(reading.Observations, o => Assert.Equal(o.Quote, reading.Article!.Body[o.Evidence.Start..o.Evidence.End]));
    }
}
