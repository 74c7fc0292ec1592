using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.TestHost;

namespace ZoneNews.Web.Tests.Desk;

/// <summary>Reads pages, keeps cookies, fills in forms: as a browser without script does.</summary>
public sealed class Browser(TestServer server)
{
    private readonly CookieContainer _cookies = new();

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public IEnumerable<Cookie> Cookies => _cookies.GetAllCookies();

    /// <summary>The answer, redirects not followed.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await SendAsync(request);
    }

    /// <summary>The page, redirects followed.</summary>
    public async Task<IHtmlDocument> PageAsync(string path) => await DocumentAsync(await FollowAsync(await GetAsync(path)));

    /// <summary>Fills in the form at <paramref name="selector"/> of the page and sends it. Redirects are not followed.</summary>
    /// <param name="button">name=value of the button pressed.</param>
    public async Task<HttpResponseMessage> SubmitAsync(string path, string selector, Dictionary<string, string> fields, string? button = null)
    {
        var page = await PageAsync(path);
        var form = page.QuerySelector<IHtmlFormElement>(selector) ?? throw new InvalidOperationException($"{path} has no form {selector}.");
        var values = form.QuerySelectorAll("input, select, textarea")
            .Select(e => (Name: e.GetAttribute("name"), Value: ValueOf(e)))
            .Where(p => p.Name is not null)
            .ToDictionary(p => p.Name!, p => p.Value, StringComparer.Ordinal);
        foreach (var (name, value) in fields)
            values[name] = value;
        if (button?.Split('=') is [var buttonName, var buttonValue])
            values[buttonName] = buttonValue;
        return await PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? action : path, values);
    }

    public Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> values)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(values) };
        return SendAsync(request);
    }

    public async Task<HttpResponseMessage> FollowAsync(HttpResponseMessage answer)
    {
        for (var hops = 0; hops < 5 && answer.Headers.Location is { } to; hops++)
            answer = await GetAsync(to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString);
        return answer;
    }

    public static async Task<IHtmlDocument> DocumentAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancel));

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using var client = server.CreateClient();
        var address = new Uri(client.BaseAddress!, request.RequestUri!);
        if (_cookies.GetCookieHeader(address) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        var answer = await client.SendAsync(request, Cancel);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set)
                _cookies.SetCookies(address, cookie);
        return answer;
    }

    private static string ValueOf(IElement element) => element switch
    {
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlTextAreaElement area => area.Value,
        _ => element.GetAttribute("value") ?? "",
    };
}
