using System.Globalization;
using System.Net;
using System.Net.Mail;
using ZoneNews.Web.Watches;

namespace ZoneNews.App;

/// <summary>How those who follow are told, from variables of the environment (docs/operations.md, "Notices").</summary>
public static class NoticeSettings
{
    private const string StartTls = "starttls";
    private const string Plain = "none";

    /// <param name="urls">Where the site listens, separated by <c>;</c>: the first stands for its address where none is set.</param>
    /// <exception cref="SettingsException">A value cannot be used; the message names it and what may stand there.</exception>
    public static WatchOptions Read(Func<string, string?> variable, string urls)
    {
        var options = new WatchOptions();
        return options with
        {
            Site = Site(variable) ?? urls.Split(';')[0].Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal).TrimEnd('/'),
            Gather = Whole(variable, "ZONENEWS_NOTICE_GATHER", 1440) is { } minutes ? TimeSpan.FromMinutes(minutes) : options.Gather,
            Keep = Whole(variable, "ZONENEWS_NOTICE_KEEP_DAYS", 3650) is { } days ? TimeSpan.FromDays(days) : options.Keep,
            PrivateHooks = Text(variable, "ZONENEWS_HOOK_PRIVATE") is { } allowed && (bool.TryParse(allowed, out var yes) ? yes : throw Unusable("ZONENEWS_HOOK_PRIVATE", allowed, "true or false")),
            Mail = Mail(variable),
        };
    }

    private static MailOptions? Mail(Func<string, string?> variable)
    {
        if (Text(variable, "ZONENEWS_SMTP_HOST") is not { } host)
            return null;
        var from = Text(variable, "ZONENEWS_SMTP_FROM") is { } text && MailAddress.TryCreate(text, out var address)
            ? address
            : throw Unusable("ZONENEWS_SMTP_FROM", variable("ZONENEWS_SMTP_FROM"), "a mail address, with a name or without: 开发区观察 <news@example.org>");
        var tls = Text(variable, "ZONENEWS_SMTP_TLS")?.ToLowerInvariant() ?? StartTls;
        if (tls is not (StartTls or Plain))
            throw Unusable("ZONENEWS_SMTP_TLS", tls, $"{StartTls} or {Plain}");
        var (user, password) = (Text(variable, "ZONENEWS_SMTP_USER"), variable("ZONENEWS_SMTP_PASSWORD"));
        if (user is not null && string.IsNullOrEmpty(password))
            throw new SettingsException("ZONENEWS_SMTP_USER is set without ZONENEWS_SMTP_PASSWORD: set both or neither.");
        if (user is not null && tls == Plain && !IsThisMachine(host))
            throw new SettingsException($"ZONENEWS_SMTP_TLS reads \"{Plain}\": a password is sent in the clear to this machine alone; write {StartTls}.");
        return new MailOptions(host, Whole(variable, "ZONENEWS_SMTP_PORT", 65535) ?? 587, tls == StartTls, user, user is null ? null : password, from);
    }

    private static bool IsThisMachine(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static string? Site(Func<string, string?> variable)
    {
        if (Text(variable, "ZONENEWS_SITE") is not { } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { Query: "", Fragment: "", UserInfo: "" }
            ? uri.AbsoluteUri.TrimEnd('/')
            : throw Unusable("ZONENEWS_SITE", text, "the site's address as readers type it: https://news.example.org");
    }

    private static int? Whole(Func<string, string?> variable, string name, int most) =>
        Text(variable, name) is not { } text
            ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
                ? number
                : throw Unusable(name, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {most}"));

    private static string? Text(Func<string, string?> variable, string name) => variable(name)?.Trim() is { Length: > 0 } text ? text : null;

    private static SettingsException Unusable(string name, string? value, string allowed) => new($"{name} reads \"{value}\": write {allowed}.");
}
