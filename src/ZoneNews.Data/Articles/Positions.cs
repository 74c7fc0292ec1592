using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Articles;

/// <summary>Places in publication order: minutes since 1970 × 4096 + a sequence number.</summary>
public static class Positions
{
    private const long PerMinute = 4096;
    private const long PerDay = PerMinute * 24 * 60;
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private static readonly PreparedQuery<Func<ZoneNewsDb, long, long, Task<bool>>> IsTaken =
        new(() => EF.CompileAsyncQuery((ZoneNewsDb db, long place, long article) => db.Articles.Any(a => a.Position == place && a.Id != article)));

    /// <summary>The first place of a day; the places of a day end where the next one's begin.</summary>
    public static long FirstOf(DateOnly day) => (day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * PerDay;

    /// <summary>
    /// The day under which an article is listed: its publication; else the end of the last year whose outcome it states, so that an
    /// undated page does not pass for today's news; else its fetch.
    /// </summary>
    public static DateOnly DayShown(Article article, IEnumerable<Observation> figures)
    {
        if (article.Published is { } day)
            return day;
        var fetched = DateOnly.FromDateTime(article.FetchedAt + China);
        var year = figures.Where(o => o.Current && o.Status != "target" && o.Year < fetched.Year).Max(o => o.Year);
        return year is { } told ? new DateOnly(told, 12, 31) : fetched;
    }

    /// <summary>Keeps the article's place while its day is the same, else finds a free one: within a day, later fetched is later.</summary>
    /// <param name="number">One that no other article has whose writer cannot be seen yet: its low bits keep the two apart.</param>
    internal static async Task<long> PlaceAsync(ZoneNewsDb db, Article article, DateOnly day, long number, CancellationToken cancel)
    {
        var first = FirstOf(day);
        var placed = article.Id != 0;
        // An undated article stays where its first reading put it.
        if (placed && (article.Published is null || (article.Position >= first && article.Position < first + PerDay)))
            return article.Position;
        var minute = (long)(article.FetchedAt + China).TimeOfDay.TotalMinutes;
        var place = first + (minute * PerMinute) + (number % PerMinute);
        while (await IsTaken.In(db)(db, place, article.Id))
            place++;
        return place;
    }
}
