using System.Text.Json;

namespace ZoneNews.Data.Watches;

/// <summary>What one message tells: kept in the outbox as it was found, so that each attempt says the same.</summary>
/// <param name="Rhythm">instant or daily; of a test, that of its watch.</param>
/// <param name="Found">UTC.</param>
public sealed record Notice(string Rhythm, DateTime Found, IReadOnlyList<NoticeGroup> Groups)
{
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static Notice Parse(string json) =>
        JsonSerializer.Deserialize<Notice>(json, JsonSerializerOptions.Web) ?? throw new InvalidDataException("An outbox message is empty.");
}

/// <summary>What is new of one watch; the lists hold the first <see cref="WatchNews.Listed"/> of the counts.</summary>
public sealed record NoticeGroup(
    long WatchId, string Kind, string Target, int ArticleCount, IReadOnlyList<NoticeArticle> Articles, int FigureCount, IReadOnlyList<NoticeFigure> Figures);

public sealed record NoticeArticle(long Id, string Title, DateOnly? Published, string? Source);

public sealed record NoticeFigure(
    long Id, long ArticleId, string Subject, string Indicator, string Measure, decimal Value, string Unit, string? Period,
    string Status, string Bound, string? Scope, int? OutOf);
