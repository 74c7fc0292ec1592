namespace ZoneNews.Crawling.Frontier;

/// <summary>When an address is visited again. Pure: the clock is a parameter.</summary>
public static class Backoff
{
    private const int QuickTries = 4;
    private const int AllTries = 12;
    private const int TriesOfMissing = 3;
    private const int FailuresThatClose = 5;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestOpenCircuit = TimeSpan.FromHours(1);

    /// <summary>After <paramref name="failures"/> failures in a row: twice the delay and doubling for a few tries, then hours, then days, then never.</summary>
    public static TimeSpan? AfterFailure(int failures, TimeSpan delay)
    {
        if (failures >= AllTries)
            return null;
        var first = delay < Shortest ? Shortest : delay;
        return failures <= QuickTries ? first * Math.Pow(2, failures) : TimeSpan.FromHours(Math.Min(1 << (failures - QuickTries - 1), 7 * 24));
    }

    /// <summary>After the address was missing that many times in a row: a day, a week, never. What is gone for good (410) is not asked for again.</summary>
    public static TimeSpan? AfterMissing(int failures, int httpStatus) =>
        httpStatus == 410 || failures >= TriesOfMissing ? null : TimeSpan.FromDays(failures <= 1 ? 1 : 7);

    /// <summary>How long a host is left alone after that many failures in a row; null while it may be asked.</summary>
    public static TimeSpan? OpenCircuit(int failures)
    {
        if (failures < FailuresThatClose)
            return null;
        var wait = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(failures - FailuresThatClose, 10)));
        return wait < LongestOpenCircuit ? wait : LongestOpenCircuit;
    }

    /// <summary>A list that brought something new is visited sooner, one that did not later, between its interval and a day's worth of them.</summary>
    public static TimeSpan NextVisitOfList(TimeSpan interval, TimeSpan? sinceLast, bool broughtNew)
    {
        var last = sinceLast ?? interval;
        var wanted = broughtNew ? last / 2 : last * 1.5;
        var ceiling = interval * 24;
        return wanted < interval ? interval : wanted > ceiling ? ceiling : wanted;
    }

    /// <summary>An article is looked at again ever more rarely: a day after it was found, then as long as it has been known, at most sixty days.</summary>
    public static TimeSpan NextVisitOfArticle(TimeSpan known) =>
        TimeSpan.FromDays(Math.Clamp(known.TotalDays, 1, 60));
}
