using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Watches;
using ZoneNews.Web.Tests.Desk;
using ZoneNews.Web.Watches;

namespace ZoneNews.Web.Tests.Watches;

/// <summary>Hooks as a receiver gets them.</summary>
public sealed class HookTests(WatchingApp app) : IClassFixture<WatchingApp>, IAsyncLifetime
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly List<(Dictionary<string, string> Headers, byte[] Body)> _got = [];
    private WebApplication? _receiver;
    private int _answer = 200;

    private string Address => _receiver!.Urls.First() + "/hook";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _receiver = builder.Build();
        _receiver.MapPost("/hook", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            _got.Add((context.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString()), body.ToArray()));
            if (_answer is >= 300 and < 400)
                context.Response.Headers.Location = "/elsewhere";
            return Results.StatusCode(_answer);
        });
        await _receiver.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _receiver!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Signs_as_the_vector_of_Standard_Webhooks_does() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        HookSignature.Of(Secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""u8));

    [Fact]
    public void Each_secret_is_its_own_and_long_enough()
    {
        var secrets = Enumerable.Range(0, 20).Select(_ => HookSignature.NewSecret()).ToList();
        Assert.Equal(20, secrets.Distinct().Count());
        Assert.All(secrets, s => Assert.Equal(32, Convert.FromBase64String(s["whsec_".Length..]).Length));
    }

    [Fact]
    public async Task A_message_comes_signed_and_is_the_same_when_it_comes_again()
    {
        var (_, id) = await app.ReaderAsync(hook: Address, secret: Secret);
        var delivery = await app.PutAsync(id, DeliveryChannels.Hook, Notices.One(articles: 25));
        _answer = 503;
        await app.RoundAsync();
        Assert.Equal((DeliveryStates.Waiting, "http:503"), await StateAsync(delivery));
        _answer = 204;
        await MakeDueAsync(delivery);
        await app.RoundAsync();
        Assert.Equal((DeliveryStates.Sent, (string?)null), await StateAsync(delivery));

        Assert.Equal(2, _got.Count);
        Assert.Equal(_got[0].Body, _got[1].Body);
        Assert.All(_got, got => Assert.Equal("msg_" + delivery.Key, got.Headers["webhook-id"]));
        foreach (var (headers, body) in _got)
        {
            // Verified as a receiver does, by none of the product's code.
            var signed = Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.").Concat(body).ToArray();
            using var hmac = new HMACSHA256(Convert.FromBase64String(Secret[6..]));
            Assert.Equal("v1," + Convert.ToBase64String(hmac.ComputeHash(signed)), headers["webhook-signature"]);
        }
        var json = JsonDocument.Parse(_got[0].Body).RootElement;
        Assert.Equal(("watch.news", "2026-01-02T00:00:00Z"), (json.GetProperty("type").GetString(), json.GetProperty("timestamp").GetString()));
        var watch = json.GetProperty("data").GetProperty("watches")[0];
        Assert.Equal((25, 20), (watch.GetProperty("articles").GetProperty("total").GetInt32(), watch.GetProperty("articles").GetProperty("items").GetArrayLength()));
        Assert.Equal(38_300_000_000m, watch.GetProperty("figures").GetProperty("items")[0].GetProperty("value").GetDecimal());
        Assert.StartsWith(WatchingApp.Site + "/zones/", watch.GetProperty("page").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(302, false)]
    [InlineData(404, false)]
    [InlineData(410, true)]
    public async Task A_no_is_final_and_gone_stops_the_hook(int answer, bool stopped)
    {
        var (_, id) = await app.ReaderAsync(hook: Address, secret: Secret);
        var delivery = await app.PutAsync(id, DeliveryChannels.Hook, Notices.One());
        _answer = answer;
        await app.RoundAsync();
        Assert.Equal((DeliveryStates.Failed, $"http:{answer}"), await StateAsync(delivery));
        Assert.Single(_got);
        await using var db = app.NewDb();
        Assert.Equal(stopped, (await db.Subscribers.SingleAsync(s => s.UserId == id, PortalApp.Cancel)).HookStopped);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.8")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    public async Task A_name_that_leads_into_a_private_network_is_not_connected_to(string leadsTo)
    {
        var tokens = (WatchTokens)app.Services.GetService(typeof(WatchTokens))!;
        using var sender = new HookSender(new WatchOptions(), tokens, TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.216.34"), IPAddress.Parse(leadsTo)]));
        var delivery = NoticeOutbox.New("u", DeliveryChannels.Hook, DeliveryKinds.Notice, Notices.One().ToJson(), DateTime.UnixEpoch);
        var result = await sender.SendAsync(delivery, new Subscriber { UserId = "u", Language = "zh", Hook = "https://hook.example/", HookSecret = tokens.Hide(Secret) }, PortalApp.Cancel);
        Assert.Equal(new AttemptResult(AttemptErrors.Refused, Final: true), result);
    }

    [Theory]
    [InlineData("https://hook.example/a?b=c", true)]
    [InlineData("http://hook.example/", false)]
    [InlineData("https://user:pw@hook.example/", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("https://0x7f000001/", false)]
    [InlineData("https://intranet/", false)]
    [InlineData("https://a.internal/", false)]
    [InlineData("https://hook.example/#a", false)]
    [InlineData("ftp://hook.example/", false)]
    [InlineData("hook.example", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_a_public_address_over_TLS_is_taken(string? typed, bool taken) => Assert.Equal(taken ? typed : null, WatchLinks.Hook(typed, allowPrivate: false));

    private async Task<(string State, string? Error)> StateAsync(Delivery delivery)
    {
        var now = await app.StateAsync(delivery);
        return (now.State, now.LastError);
    }

    private async Task MakeDueAsync(Delivery delivery)
    {
        await using var db = app.NewDb();
        await db.Deliveries.Where(d => d.Id == delivery.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.NextAttemptAt, DateTime.UnixEpoch), PortalApp.Cancel);
    }
}
