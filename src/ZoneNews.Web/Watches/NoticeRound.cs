using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Watches;

namespace ZoneNews.Web.Watches;

/// <summary>One round: find news for those who are due, then send what waits.</summary>
public sealed class NoticeRound(
    NoticeOutbox outbox, IDbContextFactory<ZoneNewsDb> databases, MailSender mail, HookSender hook, WatchOptions options, WatchMetrics metrics, ILogger<NoticeRound> logger)
{
    /// <summary>Attempts at a time: a slow receiver holds up no more than its own.</summary>
    private const int Workers = 4;

    public async Task RunAsync(CancellationToken cancel)
    {
        metrics.Made(await outbox.CollectAsync(options.Gather, cancel));
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => SendAllAsync(cancel)));
    }

    private async Task SendAllAsync(CancellationToken cancel)
    {
        while (await outbox.ClaimAsync(cancel) is { } delivery)
        {
            var result = await SendAsync(delivery, cancel);
            await outbox.SettleAsync(delivery, result, cancel);
            metrics.Attempted(delivery, result.Error is null, result.Final);
            if (result.Error is { } error)
                logger.LogWarning("Message {Key} by {Channel}, attempt {Attempt}: {Error}", delivery.Key, delivery.Channel, delivery.Attempts, error);
        }
    }

    private async Task<AttemptResult> SendAsync(Delivery delivery, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var to = await db.Subscribers.AsNoTracking().Include(s => s.User).SingleOrDefaultAsync(s => s.UserId == delivery.UserId, cancel);
        if (to is null || !Reaches(delivery, to))
            return new AttemptResult(AttemptErrors.Changed, Final: true);
        try
        {
            return delivery.Channel == DeliveryChannels.Mail ? await mail.SendAsync(delivery, to, cancel) : await hook.SendAsync(delivery, to, cancel);
        }
        catch (Exception problem) when (problem is System.Text.Json.JsonException or InvalidDataException or FormatException or ArgumentException)
        {
            logger.LogError(problem, "Message {Key} cannot be written", delivery.Key);
            return new AttemptResult(AttemptErrors.Broken, Final: true);
        }
    }

    // What was set when the message was made may be set otherwise by now.
    private static bool Reaches(Delivery delivery, Subscriber to) => (delivery.Channel, delivery.Kind) switch
    {
        (DeliveryChannels.Hook, _) => Channels.Hook(to),
        (_, DeliveryKinds.Confirm) => to.Mail == delivery.Payload && to.MailConfirmedAt is null,
        _ => Channels.Mail(to),
    };
}
