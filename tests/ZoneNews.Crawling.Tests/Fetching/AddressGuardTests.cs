using System.Net;
using ZoneNews.Crawling.Discovery;
using ZoneNews.Crawling.Fetching;

namespace ZoneNews.Crawling.Tests.Fetching;

public class AddressGuardTests
{
    private static readonly CrawlOptions Options = new();

    public static TheoryData<string> Refused => new(
        "http://127.0.0.1/", "http://127.0.0.1:8080/", "http://127.1/", "http://127.0.1/", "http://127.255.255.254/",
        "http://2130706433/", "http://017700000001/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/", "http://0x7f.1/",
        "http://0/", "http://0.0.0.0/", "http://0.1.2.3/", "http://10.0.0.1/", "http://10.255.255.255/", "http://012.0.0.1/", "http://0xa.0.0.1/",
        "http://167772161/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.0.1/", "http://192.168.255.1/", "http://3232235521/",
        "http://0xc0a80001/", "http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://0xa9fea9fe/", "http://100.64.0.1/",
        "http://100.100.100.200/", "http://192.0.0.1/", "http://192.0.2.1/", "http://198.18.0.1/", "http://198.51.100.1/", "http://203.0.113.1/",
        "http://224.0.0.1/", "http://239.255.255.250/", "http://240.0.0.1/", "http://255.255.255.255/",
        "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/",
        "http://[::ffff:10.0.0.1]/", "http://[::ffff:169.254.169.254]/", "http://[::127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b::a9fe:a9fe]/",
        "http://[2002:7f00:1::]/", "http://[2002:a00:1::1]/", "http://[fc00::1]/", "http://[fd12:3456::1]/", "http://[fe80::1]/", "http://[fec0::1]/",
        "http://[ff02::1]/", "http://[2001:db8::1]/", "http://[2001:0:53aa:64c::1]/", "http://[100::1]/", "http://[fd00:ec2::254]/",
        "http://localhost/", "http://LOCALHOST./", "http://a.localhost/", "http://printer.local/", "http://metadata.google.internal/", "http://intranet/",
        "http://１２７.０.０.１/", "http://①②⑦.⓪.⓪.①/",
        "http://user@site.example/", "http://user:secret@site.example/", "http://site.example@127.0.0.1/", "http://127.0.0.1:80\\@site.example/",
        "http://site.example:22/", "http://site.example:25/", "http://site.example:3306/", "http://site.example:5432/", "http://site.example:6379/", "https://site.example:9200/",
        "ftp://site.example/a", "file:///etc/passwd", "gopher://site.example/", "data:text/html,a", "javascript:alert(1)", "ws://site.example/", "unix:///run/docker.sock");

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refuses_what_could_turn_the_crawler_against_its_owner(string address)
    {
        var resolved = CanonicalUrl.Resolve(new Uri("http://site.example/"), address);
        Assert.True(resolved is null || AddressGuard.Refusal(resolved, Options) is not null, resolved?.AbsoluteUri);
        // The same where the platform's own reading of the address is taken.
        Assert.True(!Uri.TryCreate(address, UriKind.Absolute, out var uri) || AddressGuard.Refusal(uri, Options) is not null, uri?.AbsoluteUri);
    }

    [Theory]
    [InlineData("http://www.site.example/a.html")]
    [InlineData("https://site.example:8443/")]
    [InlineData("http://58.211.0.1:8080/")]
    [InlineData("http://[240e::1]/")]
    [InlineData("http://[2400:da00::dbf:0:100]/")]
    public void Lets_public_addresses_pass(string address) => Assert.Null(AddressGuard.Refusal(new Uri(address), Options));

    [Fact]
    public void Lets_private_addresses_pass_where_the_owner_says_so() =>
        Assert.Null(AddressGuard.Refusal(new Uri("http://127.0.0.1:18100/"), Options with { AllowPrivateNetwork = true }));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:10.1.2.3")]
    [InlineData("58.211.0.1,192.168.1.1")]
    public async Task A_name_that_leads_inside_is_refused_when_it_is_connected_to(string addresses)
    {
        using var fetcher = new Fetcher(Options, TimeProvider.System, (_, _) => Task.FromResult(addresses.Split(',').Select(IPAddress.Parse).ToArray()));
        var result = await fetcher.FetchAsync(new FetchRequest(new Uri("http://rebinding.example/")), TestContext.Current.CancellationToken);
        Assert.Equal(FetchStatus.Forbidden, result.Status);
        Assert.Contains("private or reserved", result.Problem, StringComparison.Ordinal);
    }
}
