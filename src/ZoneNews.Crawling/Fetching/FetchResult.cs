using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace ZoneNews.Crawling.Fetching;

/// <summary>What is asked of a server.</summary>
/// <param name="ETag">Of the copy at hand; the answer may then be 304.</param>
public sealed record FetchRequest(Uri Url, string? ETag = null, string? LastModified = null);

/// <summary>What came of it.</summary>
public enum FetchStatus
{
    /// <summary>A whole body with a status below 300.</summary>
    Ok,

    /// <summary>304.</summary>
    NotModified,

    /// <summary>3xx with a Location.</summary>
    Redirect,

    /// <summary>404 or 410.</summary>
    Missing,

    /// <summary>Another 4xx.</summary>
    Refused,

    /// <summary>429, 5xx, a broken connection, a time limit: may go well later.</summary>
    Unavailable,

    /// <summary>An address that is not allowed, a server that does not keep to the rules: will not go well later.</summary>
    Forbidden,

    /// <summary>Larger than the limit, as sent or unpacked.</summary>
    TooLarge,
}

/// <summary>One answer of a server, or why there is none.</summary>
/// <param name="Body">Decompressed.</param>
/// <param name="Problem">One clause; null where all is well.</param>
public sealed record FetchResult(FetchStatus Status, int HttpStatus, byte[] Body, string? Problem)
{
    /// <summary>SHA-256 of the body, in hexadecimal.</summary>
    public string BodyHash => field ??= Convert.ToHexStringLower(SHA256.HashData(Body));

    public string? ContentType { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>The Date header.</summary>
    public DateTime? ServerDate { get; init; }

    public Uri? Location { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Name: value lines as received.</summary>
    public string Headers { get; init; } = "";

    public IReadOnlyList<string> RobotsTags { get; init; } = [];

    /// <summary>The host as a whole does not answer, not this page alone.</summary>
    public bool HostFault => Status == FetchStatus.Unavailable && (Unreachable || HttpStatus is 429 or 502 or 503 or 504);

    /// <summary>No answer came at all.</summary>
    public bool Unreachable { get; init; }

    public static FetchResult Failed(FetchStatus status, string problem) => new(status, 0, [], problem);
}

internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Retry-After as a wait from <paramref name="now"/>, at most a day.</summary>
    public static TimeSpan? Read(RetryConditionHeaderValue? header, DateTime now)
    {
        var wait = header?.Delta ?? (header?.Date is { } date ? date.UtcDateTime - now : null);
        return wait is { } asked ? TimeSpan.FromTicks(Math.Clamp(asked.Ticks, 0, Longest.Ticks)) : null;
    }
}
