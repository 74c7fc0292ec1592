using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ZoneNews.Web.Watches;

/// <summary>Signatures of hooks as Standard Webhooks has them: HMAC-SHA-256 over <c>id.timestamp.body</c>.</summary>
public static class HookSignature
{
    private const string Prefix = "whsec_";
    private const int SecretLength = 32;

    /// <summary>A new secret: <c>whsec_</c> and 32 random bytes in base64.</summary>
    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretLength));

    /// <summary>The header <c>webhook-signature</c>: <c>v1,</c> and the base64 of the code.</summary>
    /// <param name="at">Seconds since 1970, as the header <c>webhook-timestamp</c> has them.</param>
    public static string Of(string secret, string id, long at, ReadOnlySpan<byte> body)
    {
        var key = Convert.FromBase64String(secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret);
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at}.")), .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
    }
}
