using System.Globalization;

namespace ZoneNews.Crawling;

/// <summary>The crawler's settings from variables of the environment (docs/operations.md lists them).</summary>
public static class CrawlSettings
{
    public const string Prefix = "ZONENEWS_CRAWL_";

    /// <summary>Name, and what a value changes; null where the value cannot be read.</summary>
    public static IReadOnlyDictionary<string, Func<CrawlOptions, string, CrawlOptions?>> All { get; } =
        new Dictionary<string, Func<CrawlOptions, string, CrawlOptions?>>(StringComparer.Ordinal)
        {
            ["DELAY"] = (o, v) => Seconds(v) is { } delay ? o with { Delay = delay } : null,
            ["JITTER"] = (o, v) => Number(v) is { } jitter ? o with { Jitter = jitter } : null,
            ["WORKERS"] = (o, v) => Whole(v) is { } workers ? o with { Workers = workers } : null,
            ["PRIVATE"] = (o, v) => bool.TryParse(v, out var allowed) ? o with { AllowPrivateNetwork = allowed } : null,
            ["PORTS"] = (o, v) => v.Split(',').Select(Whole).ToList() is var ports && ports.TrueForAll(p => p is > 0 and < 65536) ? o with { Ports = [.. ports.OfType<int>()] } : null,
            ["AGENT"] = (o, v) => o with { Agent = v },
            ["CONTACT"] = (o, v) => o with { Contact = v },
            ["MAX_BYTES"] = (o, v) => Whole(v) is { } bytes ? o with { MaxBytes = bytes } : null,
            ["DOCUMENTS"] = (o, v) => Documents(v) is { } kinds ? o with { Documents = kinds } : null,
            ["MAX_CRAWL_DELAY"] = (o, v) => Seconds(v) is { } delay ? o with { MaxCrawlDelay = delay } : null,
            ["MAX_PAGES"] = (o, v) => Whole(v) is { } pages ? o with { MaxPagesPerSource = pages } : null,
            ["VISIT_TIMEOUT"] = (o, v) => Seconds(v) is { } timeout ? o with { VisitTimeout = timeout } : null,
            ["LEASE"] = (o, v) => Seconds(v) is { } lease ? o with { Lease = lease } : null,
            ["PATIENCE"] = (o, v) => Seconds(v) is { } patience ? o with { Patience = patience } : null,
        };

    /// <param name="variable">A variable's value by its name; null where it is not set.</param>
    /// <exception cref="InvalidDataException">A value cannot be read or worked with; the message is one sentence that names it.</exception>
    public static CrawlOptions Read(Func<string, string?> variable)
    {
        var options = new CrawlOptions();
        foreach (var (name, apply) in All)
            if (variable(Prefix + name) is { Length: > 0 } value)
                options = apply(options, value.Trim())
                    ?? throw new InvalidDataException($"{Prefix}{name} reads \"{value}\", which is not a value that it can take: docs/operations.md lists the values.");
        return options.Problem() is { } problem ? throw new InvalidDataException(problem) : options;
    }

    private static string[]? Documents(string text)
    {
        var kinds = text.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return kinds is ["none"] ? [] : kinds is ["all"] ? CrawlOptions.DocumentTypes : Array.TrueForAll(kinds, k => CrawlOptions.DocumentTypes.Contains(k)) ? kinds : null;
    }

    private static TimeSpan? Seconds(string text) => Number(text) is >= 0 and < 1e7 and var seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
