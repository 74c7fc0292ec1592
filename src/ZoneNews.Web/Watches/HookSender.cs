using System.Globalization;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Net;
using ZoneNews.Data.Watches;
using ZoneNews.Web.Exports;

namespace ZoneNews.Web.Watches;

/// <summary>Posts messages to people's hooks, signed (docs/api.md, "Webhooks"). Follows no redirect and goes into no private network.</summary>
public sealed class HookSender : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http;
    private readonly WatchOptions _options;
    private readonly WatchTokens _tokens;
    private readonly TimeProvider _time;

    public HookSender(WatchOptions options, WatchTokens tokens, TimeProvider time, ResolveHost? resolve = null)
    {
        (_options, _tokens, _time) = (options, tokens, time);
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
            MaxResponseHeadersLength = 32,
            ConnectCallback = (context, cancel) => GuardedConnection.OpenAsync(context.DnsEndPoint, options.PrivateHooks, resolve, cancel),
        })
        {
            Timeout = Patience,
        };
    }

    public void Dispose() => _http.Dispose();

    public async Task<AttemptResult> SendAsync(Delivery delivery, Subscriber to, CancellationToken cancel)
    {
        if (WatchLinks.Hook(to.Hook, _options.PrivateHooks) is not { } address)
            return new AttemptResult(AttemptErrors.Refused, Final: true);
        if (_tokens.Reveal(to.HookSecret!) is not { } secret)
            return new AttemptResult(AttemptErrors.Secret, Final: true);
        try
        {
            using var request = Request(delivery, new Uri(address), secret);
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return Judge((int)answer.StatusCode, answer.Headers.RetryAfter);
        }
        catch (HttpRequestException problem) when (problem.InnerException is AddressRefusedException)
        {
            return new AttemptResult(AttemptErrors.Refused, Final: true);
        }
        catch (HttpRequestException problem)
        {
            return new AttemptResult(AttemptErrors.Connection + problem.HttpRequestError);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new AttemptResult(AttemptErrors.Slow);
        }
    }

    /// <summary>What an answer means: 2xx taken; 408, 429 and 5xx again; all else final, and 410 for good.</summary>
    public AttemptResult Judge(int status, RetryConditionHeaderValue? retryAfter = null)
    {
        var error = AttemptErrors.Http + status.ToString(CultureInfo.InvariantCulture);
        return status switch
        {
            >= 200 and < 300 => AttemptResult.Sent,
            408 or 429 or >= 500 => new AttemptResult(error, After: retryAfter?.Delta ?? retryAfter?.Date - _time.GetUtcNow()),
            _ => new AttemptResult(error, Final: true, Gone: status == 410),
        };
    }

    private HttpRequestMessage Request(Delivery delivery, Uri address, string secret)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(HookPayload.Of(delivery, _options.Site), JsonFile.Options);
        var (id, at) = ("msg_" + delivery.Key, _time.GetUtcNow().ToUnixTimeSeconds());
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.ParseAdd("ZoneNews");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", at.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", HookSignature.Of(secret, id, at, body));
        return request;
    }
}
