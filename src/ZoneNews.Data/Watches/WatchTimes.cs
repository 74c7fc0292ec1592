namespace ZoneNews.Data.Watches;

/// <summary>When messages are made and tried. Pure: the clock is a parameter.</summary>
public static class WatchTimes
{
    /// <summary>Attempts before a message is given up.</summary>
    public const int Attempts = 8;

    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>The next full hour of that name at +08:00, after <paramref name="now"/>.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="hour">0 to 23.</param>
    public static DateTime NextDigest(DateTime now, int hour)
    {
        var at = (now + China).Date.AddHours(hour) - China;
        return DateTime.SpecifyKind(at > now ? at : at.AddDays(1), DateTimeKind.Utc);
    }

    /// <summary>How long to wait after that many attempts that failed: 1, 4, 16, 64, 256 minutes, then six hours; null: given up.</summary>
    public static TimeSpan? AfterFailure(int attempts)
    {
        if (attempts >= Attempts)
            return null;
        var wait = TimeSpan.FromMinutes(Math.Pow(4, Math.Max(attempts, 1) - 1));
        return wait < Longest ? wait : Longest;
    }
}
