using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ZoneNews.Testing.Sites;

/// <summary>One request as the server saw it: when it came, when its answer was done.</summary>
public sealed record Access(string Site, string Path, int Status, DateTimeOffset Came, DateTimeOffset Done, string UserAgent);

/// <summary>Serves test sites, each on a port of its own of 127.0.0.1, by the rules of the corpus (tests/corpus/sites and its SITES.md).</summary>
public sealed class SiteServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Access> _log = new();

    private SiteServer(WebApplication app) => _app = app;

    public IReadOnlyDictionary<string, TestSite> Sites { get; private set; } = new Dictionary<string, TestSite>(StringComparer.Ordinal);

    /// <summary>Requests in the order of their answers.</summary>
    public IReadOnlyList<Access> Log => [.. _log];

    /// <summary>The corpus, or those of its sites that <paramref name="only"/> names.</summary>
    public static Task<SiteServer> ServeCorpusAsync(params string[] only) => ServeAsync(
        [.. Directory.GetDirectories(Repository.Sites).Order(StringComparer.Ordinal)
            .Where(f => File.Exists(Path.Combine(f, "site.json")) && (only.Length == 0 || only.Contains(Path.GetFileName(f))))
            .Select(TestSite.Open)]);

    public static async Task<SiteServer> ServeAsync(IReadOnlyList<TestSite> sites)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var _ in sites)
                kestrel.Listen(IPAddress.Loopback, 0);
        });
        var server = new SiteServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        var addresses = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        for (var i = 0; i < sites.Count; i++)
            sites[i].Origin = addresses[i];
        server.Sites = sites.ToDictionary(s => s.Id, StringComparer.Ordinal);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var came = TimeProvider.System.GetUtcNow();
        var site = Sites.Values.First(s => new Uri(s.Origin).Port == context.Connection.LocalPort);
        var path = context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        var answer = site.Answer(path, context.Request.Headers, id => Sites.GetValueOrDefault(id)?.Origin);
        if (answer.Delay > TimeSpan.Zero)
            await Task.Delay(answer.Delay, context.RequestAborted);
        var response = context.Response;
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;
        if (site.Clock is { } clock)
            response.Headers.Date = clock.ToUniversalTime().ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        if (answer.Status != StatusCodes.Status304NotModified)
            response.ContentLength = answer.Body.Length;
        if (HttpMethods.IsGet(context.Request.Method) && answer.Body.Length > 0)
            await response.Body.WriteAsync(answer.Body.AsMemory(0, Math.Min(answer.DropAfter ?? int.MaxValue, answer.Body.Length)));
        await response.Body.FlushAsync();
        _log.Enqueue(new Access(site.Id, path, answer.Status, came, TimeProvider.System.GetUtcNow(), context.Request.Headers.UserAgent.ToString()));
        if (answer.DropAfter is not null)
            context.Abort();
    }
}
