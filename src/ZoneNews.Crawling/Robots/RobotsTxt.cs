namespace ZoneNews.Crawling.Robots;

/// <summary>A line that allows or forbids paths. <paramref name="Line"/> counts from 1; <paramref name="Text"/> is the line as written.</summary>
public sealed record RobotsRule(bool Allow, string Pattern, int Line, string Text);

/// <summary>The rules for some agents, as one run of lines gives them.</summary>
/// <param name="Agents">Product tokens in lower case; <c>*</c> stands for all.</param>
public sealed record RobotsGroup(IReadOnlyList<string> Agents, IReadOnlyList<RobotsRule> Rules, TimeSpan? CrawlDelay);

/// <summary>Allow or deny, and the line that decided; null where none speaks of the address.</summary>
public sealed record RobotsVerdict(bool Allowed, RobotsRule? Rule);

/// <summary>A robots.txt as RFC 9309 reads it, with Crawl-delay and Sitemap lines beside it.</summary>
public sealed record RobotsTxt(IReadOnlyList<RobotsGroup> Groups, IReadOnlyList<string> Sitemaps)
{
    /// <summary>Bytes that are read (RFC 9309, 2.5); the rest is left.</summary>
    public const int MaxBytes = 500 * 1024;

    public static readonly RobotsTxt AllowAll = new([], []);

    public static readonly RobotsTxt DisallowAll =
        new([new RobotsGroup(["*"], [new RobotsRule(false, "/", 0, "robots.txt cannot be read now")], null)], []);

    public static RobotsTxt Parse(string text) => RobotsParser.Parse(text);

    /// <summary>May <paramref name="agent"/> (a product token or a whole user agent) fetch <paramref name="url"/> (an address or a path)?</summary>
    public RobotsVerdict Evaluate(string agent, string url)
    {
        var path = RobotsPath.Of(url);
        if (path == "/robots.txt")
            return new RobotsVerdict(true, null);
        RobotsRule? best = null;
        foreach (var rule in GroupsFor(agent).SelectMany(g => g.Rules))
            if (RobotsPath.Matches(rule.Pattern, path) && Outranks(rule, best))
                best = rule;
        return new RobotsVerdict(best?.Allow ?? true, best);
    }

    /// <summary>The longest Crawl-delay that is asked of <paramref name="agent"/>.</summary>
    public TimeSpan? CrawlDelay(string agent) => GroupsFor(agent).Max(g => g.CrawlDelay);

    // The most octets win; of two equals the one that allows (RFC 9309, 2.2.2).
    private static bool Outranks(RobotsRule rule, RobotsRule? best) =>
        best is null || rule.Pattern.Length > best.Pattern.Length || (rule.Pattern.Length == best.Pattern.Length && rule.Allow && !best.Allow);

    private IEnumerable<RobotsGroup> GroupsFor(string agent)
    {
        var token = RobotsParser.ProductToken(agent);
        var own = Groups.Where(g => token.Length > 0 && g.Agents.Contains(token)).ToList();
        return own.Count > 0 ? own : Groups.Where(g => g.Agents.Contains("*"));
    }
}
