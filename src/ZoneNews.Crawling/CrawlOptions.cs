namespace ZoneNews.Crawling;

/// <summary>How the crawler behaves (docs/operations.md lists the settings). Checked at start by <see cref="Problem"/>.</summary>
public sealed record CrawlOptions
{
    /// <summary>Stands until the operator sets an address of their own; visits to sites of others are warned of while it does.</summary>
    public const string PlaceholderContact = "https://github.com/zonenews/zonenews";

    public static readonly TimeSpan DefaultDelay = TimeSpan.FromSeconds(2);

    /// <summary>Between the end of one request and the start of the next to the same host. Less than the default only with <see cref="AllowPrivateNetwork"/>.</summary>
    public TimeSpan Delay { get; init; } = DefaultDelay;

    /// <summary>Share of the delay that is added at random.</summary>
    public double Jitter { get; init; } = 0.25;

    /// <summary>Pages in hand at a time, over all hosts.</summary>
    public int Workers { get; init; } = 4;

    /// <summary>Lets addresses of private networks and any port be visited: for tests and one's own machines.</summary>
    public bool AllowPrivateNetwork { get; init; }

    /// <summary>Ports that may be visited where private networks may not.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [80, 443, 8000, 8001, 8008, 8080, 8081, 8088, 8090, 8443, 8888];

    /// <summary>Product token that robots.txt may name.</summary>
    public string Agent { get; init; } = "ZoneNewsBot";

    /// <summary>Where an operator of a site can complain: an address of a page or mailbox.</summary>
    public string Contact { get; init; } = PlaceholderContact;

    /// <summary>Bytes of a page, before and after decompression.</summary>
    public int MaxBytes { get; init; } = 10 * 1024 * 1024;

    public int MaxRedirects { get; init; } = 5;

    /// <summary>From the request to the response's head.</summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For one whole visit, with redirects and all.</summary>
    public TimeSpan VisitTimeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>A body that comes slower than this, from its fifth second on, is broken off.</summary>
    public int MinBytesPerSecond { get; init; } = 500;

    /// <summary>How long a claimed page stays one worker's own; a dead worker's pages come back after it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Steps from the last page that led to something new.</summary>
    public int MaxDepth { get; init; } = 4;

    /// <summary>Pages of one shape (its numbers left out) that may lead to nothing new before the shape is left alone.</summary>
    public int MaxBarren { get; init; } = 12;

    /// <summary>Addresses that one source may have in the frontier.</summary>
    public int MaxPagesPerSource { get; init; } = 200_000;

    /// <summary>Pages that one article may be spread over.</summary>
    public int MaxArticlePages { get; init; } = 20;

    /// <summary>Kinds of documents that are followed from the articles they hang on, and from the lists of statistics sources: pdf, docx, xlsx, xls.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [.. DocumentTypes];

    public static readonly string[] DocumentTypes = ["pdf", "docx", "xlsx", "xls"];

    /// <summary>A longer Crawl-delay is kept to this.</summary>
    public TimeSpan MaxCrawlDelay { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A run until idle waits this long for what is due later.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    public string UserAgent => $"{Agent}/0.1 (+{Contact})";

    /// <summary>The first setting that cannot be worked with, as one sentence; null where all can.</summary>
    public string? Problem() => this switch
    {
        { Delay: var delay } when delay < TimeSpan.Zero => "The crawl's delay is below zero: give seconds from 0 up.",
        { AllowPrivateNetwork: false } when Delay < DefaultDelay =>
            "The crawl's delay is below the default of 2 seconds: that is allowed only together with --allow-private-network (ZONENEWS_CRAWL_PRIVATE).",
        { Workers: < 1 or > 256 } => "The crawl's workers must be from 1 to 256.",
        { Jitter: < 0 or > 10 } => "The crawl's jitter must be from 0 to 10.",
        { MaxBytes: < 1024 } => "The crawl's limit of bytes must be at least 1024.",
        { MaxRedirects: < 0 or > 20 } => "The crawl's limit of redirects must be from 0 to 20.",
        _ when Lease < VisitTimeout => "The crawl's lease must not be shorter than its limit for a visit: a page in hand would be given away.",
        _ when !IsToken(Agent) => "The crawl's agent must be a product token of letters, - and _, such as ZoneNewsBot.",
        _ when Contact.Length == 0 || Contact.Any(c => c is < ' ' or > '~' or '(' or ')') =>
            "The crawl's contact must be an address in plain ASCII where the operator of a site can write to.",
        _ => null,
    };

    private static bool IsToken(string agent) => agent.Length > 0 && agent.All(c => char.IsAsciiLetter(c) || c is '-' or '_');
}
