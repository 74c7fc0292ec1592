using Microsoft.Extensions.Logging;
using ZoneNews.Data.Watches;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Watches;

/// <summary>Tells those who follow, and once a day throws away what was told long ago.</summary>
internal sealed class NoticeService(NoticeRound round, WatchUpkeep upkeep, WatchOptions options, TimeProvider time, ILogger<NoticeService> logger)
    : RepeatedService("Notices could not be sent", time, logger)
{
    private static readonly TimeSpan TidyEvery = TimeSpan.FromDays(1);

    private readonly TimeProvider _time = time;
    private DateTimeOffset _tidied = DateTimeOffset.MinValue;

    protected override async Task RoundAsync(CancellationToken cancel)
    {
        await round.RunAsync(cancel);
        if (_time.GetUtcNow() - _tidied < TidyEvery)
            return;
        await upkeep.RunAsync(options.Keep, cancel);
        _tidied = _time.GetUtcNow();
    }
}
