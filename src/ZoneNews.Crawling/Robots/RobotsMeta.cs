namespace ZoneNews.Crawling.Robots;

/// <summary>What a page says of itself in X-Robots-Tag and in meta robots.</summary>
public sealed record RobotsMeta(bool NoIndex, bool NoFollow)
{
    public static readonly RobotsMeta None = new(false, false);

    /// <summary>Reads values of the header or the tag; a value may be limited to an agent: <c>zonenewsbot: noindex</c>.</summary>
    public static RobotsMeta Read(string agent, IEnumerable<string> values)
    {
        var token = RobotsParser.ProductToken(agent);
        var result = None;
        foreach (var value in values)
        {
            var colon = value.IndexOf(':', StringComparison.Ordinal);
            var named = colon > 0 && !value[..colon].Contains("unavailable", StringComparison.OrdinalIgnoreCase) && !value[..colon].Contains(',', StringComparison.Ordinal);
            if (named && !string.Equals(value[..colon].Trim(), token, StringComparison.OrdinalIgnoreCase))
                continue;
            foreach (var word in (named ? value[(colon + 1)..] : value).Split(',', StringSplitOptions.TrimEntries))
                result = result.With(word);
        }
        return result;
    }

    private RobotsMeta With(string word) => word.ToLowerInvariant() switch
    {
        "none" => new RobotsMeta(true, true),
        "noindex" => this with { NoIndex = true },
        "nofollow" => this with { NoFollow = true },
        _ => this,
    };
}
