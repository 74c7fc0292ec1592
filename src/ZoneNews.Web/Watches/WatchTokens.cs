using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ZoneNews.Web.Watches;

/// <summary>What links in mails prove without a sign-in, and what the database keeps of secrets.</summary>
public sealed class WatchTokens(IDataProtectionProvider protection)
{
    /// <summary>How long the owner of a mailbox has to say yes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    private readonly IDataProtector _unsubscribe = protection.CreateProtector("ZoneNews.Unsubscribe.v1");
    private readonly ITimeLimitedDataProtector _mailbox = protection.CreateProtector("ZoneNews.Mailbox.v1").ToTimeLimitedDataProtector();
    private readonly IDataProtector _secret = protection.CreateProtector("ZoneNews.HookSecret.v1");

    /// <summary>The right to stop the mail of one watch, or all of the person's where it is null. It does not end.</summary>
    public string Unsubscribe(string userId, long? watchId) => _unsubscribe.Protect(userId + "\n" + watchId?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Null where nobody gave the token.</summary>
    public (string UserId, long? WatchId)? ReadUnsubscribe(string? token) =>
        Read(token, _unsubscribe.Unprotect) is [var user, var watch]
            ? (user, long.TryParse(watch, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null)
            : null;

    /// <summary>Proves that its holder reads the mailbox; for three days.</summary>
    public string Mailbox(string userId, string mail) => _mailbox.Protect(userId + "\n" + mail, Patience);

    /// <summary>Null where nobody gave the token, or long ago.</summary>
    public (string UserId, string Mail)? ReadMailbox(string? token) => Read(token, _mailbox.Unprotect) is [var user, var mail] ? (user, mail) : null;

    public string Hide(string secret) => _secret.Protect(secret);

    /// <summary>Null where the keys that hid it are gone.</summary>
    public string? Reveal(string hidden) => Read(hidden, _secret.Unprotect) is [var secret] ? secret : null;

    private static string[]? Read(string? token, Func<string, string> unprotect)
    {
        if (token is not { Length: > 0 and < 2000 })
            return null;
        try
        {
            return unprotect(token).Split('\n');
        }
        catch (CryptographicException)
        {
            return null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
