using System.Net.Sockets;
using System.Text;
using ZoneNews.Web.Tests.Site;

namespace ZoneNews.Web.Tests.Pages;

public sealed class RawAddressTests(SampleSite site) : IClassFixture<SampleSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_as_typed_leads_to_the_same_address_escaped()
    {
        var answer = await SendAsync("GET /news?q=开发区 HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 308 ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nLocation: /news?q=%E5%BC%80%E5%8F%91%E5%8C%BA\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_raw_address_leads_to_no_other_host()
    {
        var answer = await SendAsync("GET //恶.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Assert.Contains("\r\nLocation: /%E6%81%B6.example/\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_escaped_address_is_answered_as_ever_and_so_is_one_that_comes_in_pieces()
    {
        Assert.StartsWith("HTTP/1.1 200 ", await SendAsync("GET /news?q=%E5%BC%80 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200 ", await SendAsync("GET /ne", "ws HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
    }

    private async Task<string> SendAsync(params string[] pieces)
    {
        var address = new Uri(site.Address);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, Cancel);
        client.NoDelay = true;
        var stream = client.GetStream();
        foreach (var piece in pieces)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(piece), Cancel);
            await Task.Delay(50, Cancel);
        }
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, Cancel);
        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
