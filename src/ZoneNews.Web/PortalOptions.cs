using ZoneNews.Web.Watches;

namespace ZoneNews.Web;

/// <summary>What the portal must be told at start; README, "Settings".</summary>
public sealed record PortalOptions
{
    /// <summary>The folder of the database; keys that protect cookies are kept in its <c>keys</c>.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Requests a minute that one address may send to the API and the feeds.</summary>
    public int ApiRequestsPerMinute { get; init; } = 600;

    /// <summary>Files a minute that one address may take.</summary>
    public int ExportsPerMinute { get; init; } = 30;

    /// <summary>Tries a minute that one address has at the sign-in.</summary>
    public int SignInsPerMinute { get; init; } = 10;

    /// <summary>How those who follow are told.</summary>
    public WatchOptions Watches { get; init; } = new();
}
