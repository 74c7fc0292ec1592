using System.Globalization;
using ZoneNews.Data;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Tests;

/// <summary>Made-up articles and figures.</summary>
internal static class Drafts
{
    public const string Source = "test";

    public static readonly DateTime Fetched = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>A text long enough to be told from others, different for each <paramref name="seed"/>.</summary>
    public static string Text(int seed, int length = 400)
    {
        const string letters = "园区企业产业发展项目建设招商服务创新科技外资工业经济增长投资完成总量全年以来推进重点平台人才签约开工智能制造绿色生态";
        var random = new Random(seed);
        var text = new char[length];
        for (var i = 0; i < length; i++)
            text[i] = i % 23 == 22 ? '。' : letters[random.Next(letters.Length)];
        return new string(text);
    }

    public static ArticleDraft Article(string url, string title = "标题", string? body = null, string? published = "2022-01-18", string source = Source) => new()
    {
        SourceId = source,
        Url = url,
        Title = title,
        Body = body ?? Text(url.GetHashCode(StringComparison.Ordinal) & 0xffff),
        Blocks = "[]",
        Published = published is null ? null : DateOnly.Parse(published, CultureInfo.InvariantCulture),
        FetchedAt = Fetched,
        ReaderVersion = "1",
    };

    public static ObservationDraft Figure(string subject = "江苏花桥经济开发区", decimal value = 38_300_000_000, string quote = "地区生产总值预计为383亿元，比上年增长9%") => new()
    {
        Subject = subject,
        SubjectKind = "zone",
        Indicator = "gdp",
        Measure = "value",
        Value = value,
        Unit = "CNY",
        Period = "2021",
        Status = "estimate",
        Bound = "exact",
        Start = 0,
        End = quote.Length,
        Quote = quote,
        FigureStart = 0,
        FigureEnd = 1,
        Rule = "test",
        Confidence = 0.95,
    };

    public static async Task AddSourceAsync(ZoneNewsDb db, string id = Source, string kind = "portal")
    {
        db.Sources.Add(new Source { Id = id, Name = $"{id} 网", Kind = kind, Definition = "{}", Origin = "test", CreatedAt = Fetched });
        await db.SaveChangesAsync();
    }
}
