using System.Net.Mail;

namespace ZoneNews.Web.Watches;

/// <summary>How those who follow are told; docs/operations.md, "Notices".</summary>
public sealed record WatchOptions
{
    /// <summary>The site as its readers reach it, without a slash at its end: messages are made where no request tells it.</summary>
    public string Site { get; init; } = "http://localhost:5080";

    /// <summary>How long news are gathered before those who follow instantly are told.</summary>
    public TimeSpan Gather { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long messages that ended are kept.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Hooks may be in one's own network and without TLS.</summary>
    public bool PrivateHooks { get; init; }

    /// <summary>Null: the site sends no mail.</summary>
    public MailOptions? Mail { get; init; }
}

/// <summary>The server that takes the site's mail.</summary>
/// <param name="StartTls">Nothing is said before the connection is encrypted and the server's certificate held good.</param>
/// <param name="User">Null: the server asks for no account.</param>
public sealed record MailOptions(string Host, int Port, bool StartTls, string? User, string? Password, MailAddress From);
