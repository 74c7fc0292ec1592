using System.Globalization;
using System.Text.RegularExpressions;

namespace ZoneNews.Crawling.Robots;

/// <summary>Lines to groups. Where RFC 9309 is silent, sloppy files are read as their authors meant them.</summary>
internal static partial class RobotsParser
{
    private enum Field
    {
        Other,
        Agent,
        Allow,
        Disallow,
        CrawlDelay,
        Sitemap,
    }

    // Spellings met in the wild, beside the right one.
    private static readonly Dictionary<string, Field> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["user-agent"] = Field.Agent,
        ["useragent"] = Field.Agent,
        ["user agent"] = Field.Agent,
        ["useg-agent"] = Field.Agent,
        ["ser-agent"] = Field.Agent,
        ["users agent"] = Field.Agent,
        ["user-agents"] = Field.Agent,
        ["user=agent"] = Field.Agent,
        ["allow"] = Field.Allow,
        ["disallow"] = Field.Disallow,
        ["dissallow"] = Field.Disallow,
        ["dissalow"] = Field.Disallow,
        ["disalow"] = Field.Disallow,
        ["diasllow"] = Field.Disallow,
        ["disallaw"] = Field.Disallow,
        ["dissalow:"] = Field.Disallow,
        ["desallow"] = Field.Disallow,
        ["crawl-delay"] = Field.CrawlDelay,
        ["crawldelay"] = Field.CrawlDelay,
        ["crawl delay"] = Field.CrawlDelay,
        ["sitemap"] = Field.Sitemap,
        ["site-map"] = Field.Sitemap,
        ["site map"] = Field.Sitemap,
        ["sitemaps"] = Field.Sitemap,
    };

    public static RobotsTxt Parse(string text)
    {
        var groups = new List<RobotsGroup>();
        var sitemaps = new List<string>();
        var (agents, rules) = (new List<string>(), new List<RobotsRule>());
        var open = false;
        var number = 0;
        var markup = text.AsSpan().TrimStart().StartsWith("<");
        foreach (var line in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var (field, value) = Split(markup ? Tag().Replace(line, "") : line);
            if (field == Field.Agent && !open)
            {
                Close();
                open = true;
            }
            if (field == Field.Other && WholeAddress(line) is { } forgotten)
                sitemaps.Add(forgotten);
            else if (field == Field.Agent)
                agents.AddRange(Agents(value));
            else if (field == Field.Sitemap && value.Length > 0)
                sitemaps.Add(value);
            else if (field is Field.Allow or Field.Disallow && agents.Count > 0)
            {
                open = false;
                if (value.Length > 0)
                    rules.Add(new RobotsRule(field == Field.Allow, Pattern(value), number, line.Trim()));
            }
            else if (field == Field.CrawlDelay && agents.Count > 0)
                // It is no rule that ends the agents' lines (RFC 9309, 2.2.4): it is meant for those named above it alone.
                groups.Add(new RobotsGroup([.. agents], [], Seconds(value)));
        }
        Close();
        return new RobotsTxt(groups, [.. sitemaps.Distinct(StringComparer.Ordinal)]);

        void Close()
        {
            if (agents.Count > 0)
                groups.Add(new RobotsGroup([.. agents], [.. rules], null));
            (agents, rules) = ([], []);
        }
    }

    /// <summary>The leading letters, digits, <c>_</c> and <c>-</c> of a user agent, in lower case.</summary>
    public static string ProductToken(string agent)
    {
        var trimmed = agent.Trim();
        var end = 0;
        while (end < trimmed.Length && (char.IsAsciiLetterOrDigit(trimmed[end]) || trimmed[end] is '-' or '_'))
            end++;
        return trimmed[..end].ToLowerInvariant();
    }

    private static (Field Field, string Value) Split(string line)
    {
        var hash = line.IndexOf('#', StringComparison.Ordinal);
        var content = (hash < 0 ? line : line[..hash]).Trim();
        var colon = content.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            colon = content.AsSpan().IndexOfAny(' ', '\t');
        if (colon <= 0)
            return (Field.Other, "");
        return (Fields.GetValueOrDefault(content[..colon].Trim()), content[(colon + 1)..].Trim());
    }

    // One line may name several agents, or be a whole User-Agent header copied from a log.
    private static List<string> Agents(string value)
    {
        if (value is "*" || value.StartsWith("* ", StringComparison.Ordinal) || value.StartsWith("*\t", StringComparison.Ordinal))
            return ["*"];
        var tokens = value.Split([' ', '\t', ',', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Select(ProductToken).Where(t => t.Length > 0).ToList();
        return tokens.Count > 0 ? tokens : [""];
    }

    private static string Pattern(string value)
    {
        // A rule may be written with the whole address.
        var scheme = value.IndexOf("://", StringComparison.Ordinal);
        var path = scheme is > 0 and < 6 && value.IndexOf('/', scheme + 3) is var slash and > 0 ? value[slash..] : value;
        var spelled = RobotsPath.Spell(path);
        return spelled[0] is '/' or '*' ? spelled : "/" + spelled;
    }

    // A line that is nothing but the address of a sitemap: its author forgot the field's name.
    private static string? WholeAddress(string line)
    {
        var text = line.Trim();
        return (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            && text.Contains("sitemap", StringComparison.OrdinalIgnoreCase) && !text.Contains(' ', StringComparison.Ordinal) ? text : null;
    }

    private static TimeSpan? Seconds(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e6
            ? TimeSpan.FromSeconds(seconds)
            : null;

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 60000)]
    private static partial Regex Tag();
}
