using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ZoneNews.Crawling.Fetching;

namespace ZoneNews.Crawling.Tests.Fetching;

/// <summary>The fetcher against a server that sends what it is told to, byte by byte.</summary>
public class FetcherTests
{
    private static readonly CrawlOptions Options = new()
    {
        AllowPrivateNetwork = true,
        MaxBytes = 100_000,
        ResponseTimeout = TimeSpan.FromSeconds(2),
        VisitTimeout = TimeSpan.FromSeconds(20),
        MinBytesPerSecond = 1000,
    };

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Unpacks_what_servers_pack(string encoding)
    {
        var result = await FetchAsync(Response($"Content-Encoding: {encoding}\r\nContent-Type: text/html", Pack(encoding, "开发区新闻"u8.ToArray())));
        Assert.Equal((FetchStatus.Ok, "开发区新闻"), (result.Status, Encoding.UTF8.GetString(result.Body)));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Breaks_off_what_unpacks_beyond_the_limit(string encoding)
    {
        var result = await FetchAsync(Response($"Content-Encoding: {encoding}", Pack(encoding, new byte[5_000_000])));
        Assert.Equal(FetchStatus.TooLarge, result.Status);
        Assert.Contains("unpacks to more", result.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_shorter_than_it_was_announced_is_a_failure()
    {
        var result = await FetchAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<html>half a page"u8.ToArray());
        Assert.Equal((FetchStatus.Unavailable, "the answer broke off"), (result.Status, result.Problem));
    }

    [Fact]
    public async Task A_body_without_end_ends_at_the_limit()
    {
        var result = await FetchAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), async (stream, cancel) =>
        {
            while (true)
                await stream.WriteAsync(new byte[10_000], cancel);
        });
        Assert.Equal(FetchStatus.TooLarge, result.Status);
        Assert.Contains("larger than", result.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_dribbles_is_broken_off()
    {
        var result = await FetchAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), async (stream, cancel) =>
        {
            while (true)
            {
                await stream.WriteAsync("a"u8.ToArray(), cancel);
                await Task.Delay(300, cancel);
            }
        });
        Assert.Equal(FetchStatus.Forbidden, result.Status);
        Assert.Contains("slower than", result.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_of_headers_is_refused()
    {
        var head = new StringBuilder("HTTP/1.1 200 OK\r\n");
        for (var i = 0; i < 3000; i++)
            head.Append(System.Globalization.CultureInfo.InvariantCulture, $"X-Flood-{i}: {new string('a', 60)}\r\n");
        var result = await FetchAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()));
        Assert.NotEqual(FetchStatus.Ok, result.Status);
    }

    [Fact]
    public async Task A_silent_server_is_not_waited_for()
    {
        var result = await FetchAsync([], (_, cancel) => Task.Delay(TimeSpan.FromMinutes(1), cancel));
        Assert.Equal((FetchStatus.Unavailable, "the answer took too long"), (result.Status, result.Problem));
        Assert.True(result.HostFault);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Wed, 01 Jan 2020 00:00:00 GMT", 0)]
    [InlineData("999999999", 86400)]
    public async Task Reads_how_long_a_server_asks_to_wait(string header, int seconds)
    {
        var result = await FetchAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 503 Busy\r\nRetry-After: {header}\r\nContent-Length: 0\r\n\r\n"));
        Assert.Equal((FetchStatus.Unavailable, TimeSpan.FromSeconds(seconds)), (result.Status, result.RetryAfter));
    }

    [Fact]
    public async Task Keeps_validators_date_and_headers_as_received()
    {
        var result = await FetchAsync(Response("ETag: W/\"a1\"\r\nLast-Modified: Tue, 19 Apr 2022 01:02:03 GMT\r\nDate: Tue, 15 Nov 2022 01:00:00 GMT\r\nX-Robots-Tag: noindex", "x"u8.ToArray()));
        Assert.Equal(("W/\"a1\"", "Tue, 19 Apr 2022 01:02:03 GMT", new DateTime(2022, 11, 15, 1, 0, 0, DateTimeKind.Utc)), (result.ETag, result.LastModified, result.ServerDate));
        Assert.Equal(["noindex"], result.RobotsTags);
        Assert.Contains("X-Robots-Tag: noindex\n", result.Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_who_asks_and_what_it_has()
    {
        var request = "";
        await FetchAsync(Response("", []), seen: text => request = text, ask: url => new FetchRequest(url, "\"e\"", "Tue, 19 Apr 2022 01:02:03 GMT"));
        Assert.Contains("User-Agent: ZoneNewsBot/0.1 (+https://", request, StringComparison.Ordinal);
        Assert.Contains("If-None-Match: \"e\"", request, StringComparison.Ordinal);
        Assert.Contains("If-Modified-Since: Tue, 19 Apr 2022 01:02:03 GMT", request, StringComparison.Ordinal);
    }

    private static byte[] Response(string headers, byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n{(headers.Length > 0 ? headers + "\r\n" : "")}\r\n"), .. body];

    private static byte[] Pack(string encoding, byte[] content)
    {
        using var packed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionMode.Compress),
            "br" => new BrotliStream(packed, CompressionMode.Compress),
            _ => new ZLibStream(packed, CompressionMode.Compress),
        })
            stream.Write(content);
        return packed.ToArray();
    }

    private static async Task<FetchResult> FetchAsync(
        byte[] answer, Func<NetworkStream, CancellationToken, Task>? then = null, Action<string>? seen = null, Func<Uri, FetchRequest>? ask = null)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, answer, then, seen, stop.Token);
        using var fetcher = new Fetcher(Options, TimeProvider.System);
        var url = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        var result = await fetcher.FetchAsync(ask?.Invoke(url) ?? new FetchRequest(url), TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await serving;
        return result;
    }

    private static async Task ServeAsync(
        TcpListener listener, byte[] answer, Func<NetworkStream, CancellationToken, Task>? then, Action<string>? seen, CancellationToken cancel)
    {
        try
        {
            using var client = await listener.AcceptTcpClientAsync(cancel);
            var stream = client.GetStream();
            var request = new byte[8192];
            var read = await stream.ReadAsync(request, cancel);
            seen?.Invoke(Encoding.ASCII.GetString(request, 0, read));
            await stream.WriteAsync(answer, cancel);
            if (then is not null)
                await then(stream, cancel);
        }
        catch (Exception end) when (end is IOException or OperationCanceledException)
        {
            // The fetcher hung up, as it should.
        }
    }
}
