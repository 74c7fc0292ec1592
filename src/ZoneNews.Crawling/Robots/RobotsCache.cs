using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Crawling.Discovery;
using ZoneNews.Crawling.Fetching;
using ZoneNews.Crawling.Frontier;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Crawling.Robots;

/// <summary>A host's robots.txt as it holds now.</summary>
/// <param name="Problem">Why it cannot be read: nothing may be fetched until it can.</param>
/// <param name="Until">When it is asked for again.</param>
/// <param name="Fetched">A request was made for it just now.</param>
public sealed record RobotsPolicy(RobotsTxt Rules, string? Problem, DateTime Until, bool Fetched);

/// <summary>robots.txt of hosts: kept a day in the database for all processes, and in memory for this one.</summary>
public sealed class RobotsCache(IDbContextFactory<ZoneNewsDb> databases, Fetcher fetcher, CrawlOptions options, TimeProvider time)
{
    private const int MaxRedirects = 5;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, RobotsPolicy> _policies = new(StringComparer.Ordinal);

    /// <summary>The host's rules are at hand and ask for no delay.</summary>
    public bool AsksNoDelay(string host) =>
        _policies.TryGetValue(host, out var policy) && policy.Until > Now && policy.Problem is null && policy.Rules.CrawlDelay(options.Agent) is null;

    /// <summary>The delay to keep: one's own or the host's, whichever is longer.</summary>
    public TimeSpan DelayOf(RobotsTxt rules)
    {
        var asked = rules.CrawlDelay(options.Agent) ?? TimeSpan.Zero;
        var kept = asked > options.MaxCrawlDelay ? options.MaxCrawlDelay : asked;
        return kept > options.Delay ? kept : options.Delay;
    }

    /// <summary>The rules of <paramref name="host"/> (scheme://host:port), whose slot the caller holds; asked for where they are not at hand or too old.</summary>
    public async Task<RobotsPolicy> GetAsync(string host, CancellationToken cancel)
    {
        if (_policies.TryGetValue(host, out var known) && known.Until > Now)
            return known with { Fetched = false };
        var policy = await StoredAsync(host, cancel) ?? await FetchAsync(host, cancel);
        _policies[host] = policy;
        return policy;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task<RobotsPolicy?> StoredAsync(string host, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var stored = await db.Hosts.AsNoTracking().FirstOrDefaultAsync(h => h.Name == host, cancel);
        return stored is { RobotsFetchedAt: { } at, RobotsStatus: { } status } && Policy(status, stored.RobotsText, at, stored.Failures) is var policy && policy.Until > Now
            ? policy
            : null;
    }

    private async Task<RobotsPolicy> FetchAsync(string host, CancellationToken cancel)
    {
        var url = new Uri(host + "/robots.txt");
        var result = await fetcher.FetchAsync(new FetchRequest(url), cancel);
        // Redirects are followed here even to other hosts (RFC 9309, 2.3.1.2), each hop checked by the fetcher.
        for (var hop = 0; result is { Status: FetchStatus.Redirect, Location: { } next } && hop < MaxRedirects; hop++)
            result = await fetcher.FetchAsync(new FetchRequest(next), cancel);
        var body = result.Body.AsSpan(0, Math.Min(result.Body.Length, RobotsTxt.MaxBytes));
        var text = result.Status == FetchStatus.Ok ? XmlText.Decode(body, result.ContentType).Replace("\0", "", StringComparison.Ordinal) : null;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (status, now) = (Status(result), Now);
        await db.Hosts.Where(h => h.Name == host).ExecuteUpdateAsync(
            s => s.SetProperty(h => h.RobotsText, text).SetProperty(h => h.RobotsStatus, status).SetProperty(h => h.RobotsFetchedAt, now), cancel);
        var failures = await db.Hosts.Where(h => h.Name == host).Select(h => h.Failures).FirstOrDefaultAsync(cancel);
        return Policy(status, text, now, failures) with { Fetched = true };
    }

    // Without an answer there is no number: 0 stands for it. What is refused for good is as good as absent (RFC 9309, 2.3.1.3).
    private static int Status(FetchResult result) => result.Status switch
    {
        FetchStatus.Redirect => 404,
        FetchStatus.Forbidden or FetchStatus.TooLarge => 403,
        _ => result.HttpStatus,
    };

    private RobotsPolicy Policy(int status, string? text, DateTime fetchedAt, int failures) => status switch
    {
        >= 200 and < 300 => new RobotsPolicy(RobotsTxt.Parse(text ?? ""), null, fetchedAt + Lifetime, false),
        >= 300 and < 500 and not 429 => new RobotsPolicy(RobotsTxt.AllowAll, null, fetchedAt + Lifetime, false),
        _ => new RobotsPolicy(
            RobotsTxt.DisallowAll,
            status == 0 ? "robots.txt cannot be fetched, so no page is asked for" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"robots.txt answers {status}, so nothing is fetched"),
            fetchedAt + (Backoff.AfterFailure(Math.Min(failures + 1, 6), options.Delay) ?? Lifetime),
            false),
    };
}
