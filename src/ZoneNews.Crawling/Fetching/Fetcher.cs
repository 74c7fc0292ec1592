using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Text;
using ZoneNews.Data.Net;

namespace ZoneNews.Crawling.Fetching;

/// <summary>One request, one answer: no redirect is followed and nothing is tried twice here.</summary>
public sealed class Fetcher : IDisposable
{
    private readonly CrawlOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _http;

    /// <param name="trust">Judges a server's certificate; null for the system's own judgement.</param>
    public Fetcher(CrawlOptions options, TimeProvider time, ResolveHost? resolve = null, RemoteCertificateValidationCallback? trust = null)
    {
        _options = options;
        _time = time;
        _http = new HttpMessageInvoker(Connections.CreateHandler(options, resolve, trust));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Never throws for what a server does; only <paramref name="cancel"/> does.</summary>
    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancel)
    {
        if (AddressGuard.Refusal(request.Url, _options) is { } refusal)
            return FetchResult.Failed(FetchStatus.Forbidden, refusal);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(_options.VisitTimeout);
        try
        {
            using var message = Compose(request);
            using var response = await SendAsync(message, limit.Token);
            return await ReadAsync(response, request.Url, limit.Token);
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested && Describe(problem) is { })
        {
            return Describe(problem)!;
        }
    }

    private HttpRequestMessage Compose(FetchRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, request.Url)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = request.Url.Scheme == "https" ? HttpVersionPolicy.RequestVersionOrHigher : HttpVersionPolicy.RequestVersionOrLower,
        };
        var headers = message.Headers;
        headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,application/feed+json;q=0.9,*/*;q=0.5");
        headers.TryAddWithoutValidation("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5");
        headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br, deflate");
        if (request.ETag is not null)
            headers.TryAddWithoutValidation("If-None-Match", request.ETag);
        if (request.LastModified is not null)
            headers.TryAddWithoutValidation("If-Modified-Since", request.LastModified);
        return message;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancel)
    {
        using var head = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        head.CancelAfter(_options.ResponseTimeout);
        return await _http.SendAsync(message, head.Token);
    }

    private async Task<FetchResult> ReadAsync(HttpResponseMessage response, Uri url, CancellationToken cancel)
    {
        var code = (int)response.StatusCode;
        var status = StatusOf(code, response.Headers.Location);
        var body = status == FetchStatus.Ok ? await BodyReader.ReadAsync(response.Content, _options, _time, cancel) : [];
        return new FetchResult(status, code, body, status is FetchStatus.Ok or FetchStatus.NotModified or FetchStatus.Redirect ? null : $"the server answers {code}")
        {
            ContentType = First(response.Content.Headers, "Content-Type"),
            ETag = First(response.Headers, "ETag"),
            LastModified = First(response.Content.Headers, "Last-Modified"),
            ServerDate = response.Headers.Date?.UtcDateTime,
            Location = response.Headers.Location is { } location && Uri.TryCreate(url, location, out var target) ? target : null,
            RetryAfter = RetryAfter.Read(response.Headers.RetryAfter, _time.GetUtcNow().UtcDateTime),
            Headers = Lines(response),
            RobotsTags = response.Headers.TryGetValues("X-Robots-Tag", out var tags) ? [.. tags] : [],
        };
    }

    private static FetchStatus StatusOf(int code, Uri? location) => code switch
    {
        >= 200 and < 300 => FetchStatus.Ok,
        304 => FetchStatus.NotModified,
        >= 300 and < 400 when location is not null => FetchStatus.Redirect,
        404 or 410 => FetchStatus.Missing,
        408 or 425 or 429 or >= 500 => FetchStatus.Unavailable,
        _ => FetchStatus.Refused,
    };

    private static FetchResult? Describe(Exception problem) => problem switch
    {
        AddressRefusedException refused => FetchResult.Failed(FetchStatus.Forbidden, refused.Message),
        BodyLimitException { TooLarge: true } limit => FetchResult.Failed(FetchStatus.TooLarge, limit.Message),
        BodyLimitException limit => FetchResult.Failed(FetchStatus.Forbidden, limit.Message),
        HttpRequestException { InnerException: AddressRefusedException refused } => FetchResult.Failed(FetchStatus.Forbidden, refused.Message),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            FetchResult.Failed(FetchStatus.Forbidden, "the answer's head is larger than 64 kB"),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => Unreachable("the host's name cannot be found"),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            Unreachable("the host's certificate cannot be trusted"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => Unreachable("the host cannot be reached"),
        InvalidDataException => FetchResult.Failed(FetchStatus.Unavailable, "the page's compression is damaged"),
        HttpRequestException or IOException => FetchResult.Failed(FetchStatus.Unavailable, "the answer broke off"),
        OperationCanceledException => Unreachable("the answer took too long"),
        _ => null,
    };

    private static FetchResult Unreachable(string problem) => FetchResult.Failed(FetchStatus.Unavailable, problem) with { Unreachable = true };

    private static string? First(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private static string Lines(HttpResponseMessage response)
    {
        var lines = new StringBuilder();
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
            foreach (var value in values)
                lines.Append(name).Append(": ").Append(value).Append('\n');
        return lines.ToString();
    }
}
