using System.Diagnostics.Metrics;
using ZoneNews.Data.Entities;

namespace ZoneNews.Web.Watches;

/// <summary>What the notices do, as instruments of the meter <c>ZoneNews.Watches</c> (docs/operations.md lists them).</summary>
public sealed class WatchMetrics : IDisposable
{
    public const string MeterName = "ZoneNews.Watches";

    private readonly Meter _meter;
    private readonly Counter<long> _made;
    private readonly Counter<long> _attempts;

    public WatchMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _made = _meter.CreateCounter<long>("zonenews.notices.made", "{message}", "Messages put into the outbox because of news.");
        _attempts = _meter.CreateCounter<long>("zonenews.notices.attempts", "{attempt}", "Attempts to send, by channel and outcome: sent, again, failed.");
    }

    public void Dispose() => _meter.Dispose();

    public void Made(int messages) => _made.Add(messages);

    public void Attempted(Delivery delivery, bool sent, bool final) => _attempts.Add(
        1, new KeyValuePair<string, object?>("channel", delivery.Channel), new KeyValuePair<string, object?>("outcome", sent ? "sent" : final ? "failed" : "again"));
}
