using System.Net.Mail;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Net;
using ZoneNews.Data.Watches;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Watches;

/// <summary>What is followed, by name and address.</summary>
public static class WatchLinks
{
    public const string Path = "/watches";

    /// <summary>苏州工业园区; 地区生产总值; 外资 · 江苏省 · 2022.</summary>
    public static string Name(string kind, string target, bool english) => kind switch
    {
        WatchKinds.Indicator => Glossary.Name(target, english),
        WatchKinds.Search => string.Join(" · ", QueryHelpers.ParseQuery(target).Select(p => p.Key switch
        {
            "indicator" => Glossary.Name(p.Value.ToString(), english),
            "level" => Labels.Level(p.Value.ToString(), english),
            "category" => Labels.Category(p.Value.ToString(), english) ?? p.Value.ToString(),
            _ => p.Value.ToString(),
        })),
        _ => target,
    };

    /// <summary>园区, Zone.</summary>
    public static string Kind(string kind, bool english) => (kind, english) switch
    {
        (WatchKinds.Indicator, false) => "指标",
        (WatchKinds.Indicator, true) => "Indicator",
        (WatchKinds.Search, false) => "搜索",
        (WatchKinds.Search, true) => "Search",
        (_, false) => "园区",
        _ => "Zone",
    };

    public static string Page(string kind, string target) => kind switch
    {
        WatchKinds.Indicator => Addresses.Indicator(target),
        WatchKinds.Search => "/news" + target,
        _ => Addresses.Subject(target),
    };

    /// <summary>The same as a feed.</summary>
    public static string Feed(string kind, string target) => kind switch
    {
        WatchKinds.Indicator => Addresses.Feed(("indicator", target)),
        WatchKinds.Search => "/feeds/articles.atom" + target,
        _ => Addresses.Feed(("zone", target)),
    };

    /// <summary>Where one begins to follow it; <c>for</c> is the kind.</summary>
    public static string Follow(string kind, string target) => Path + "/new" + QueryString.Create([KeyValuePair.Create<string, string?>("for", kind), KeyValuePair.Create<string, string?>("target", target)]);

    public static string Unsubscribe(string token) => "/unsubscribe" + QueryString.Create("t", token);

    public static string Confirm(string token) => Path + "/confirm" + QueryString.Create("t", token);

    /// <summary>A mailbox as typed; null where it is none. Names, comments and what could start another header are refused.</summary>
    public static string? Mailbox(string? typed)
    {
        var text = typed?.Trim() ?? "";
        var plain = text.Length is > 0 and <= 254 && text.All(c => char.IsAscii(c) && !char.IsControl(c) && c is not (' ' or '"' or '<' or '>' or '(' or ')' or ',' or ';' or ':'));
        return plain && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal) ? text : null;
    }

    /// <summary>A hook's address as typed; null where messages may not go there.</summary>
    public static string? Hook(string? typed, bool allowPrivate) =>
        Uri.TryCreate(typed?.Trim(), UriKind.Absolute, out var uri) && uri.AbsoluteUri.Length <= 1000 && uri.UserInfo.Length == 0 && uri.Host.Length > 0 && uri.Fragment.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (allowPrivate && uri.Scheme == Uri.UriSchemeHttp)) && (allowPrivate || PublicAddress.Refusal(uri) is null)
            ? uri.AbsoluteUri
            : null;
}
