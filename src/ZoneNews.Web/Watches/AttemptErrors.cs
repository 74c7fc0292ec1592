namespace ZoneNews.Web.Watches;

/// <summary>Codes of what went wrong with an attempt, as the outbox keeps them, and their words.</summary>
public static class AttemptErrors
{
    public const string Http = "http:";
    public const string Smtp = "smtp:";
    public const string Connection = "connection:";
    public const string Slow = "slow";
    public const string Refused = "refused";
    public const string Secret = "secret";
    public const string MailOff = "mail-off";
    public const string Changed = "changed";
    public const string Unsubscribed = "unsubscribed";
    public const string Died = "died";
    public const string Broken = "broken";

    public static string Text(string error, bool english) => (error, english) switch
    {
        (Slow, false) => "对方没有及时应答",
        (Slow, true) => "No answer in time",
        (Refused, false) => "地址属于内部网络或不可用，未发送",
        (Refused, true) => "The address is in a private network or cannot be used; nothing was sent",
        (Secret, false) => "签名密钥已无法读出，请换新密钥",
        (Secret, true) => "The secret can no longer be read: make a new one",
        (MailOff, false) => "本站没有设置邮件服务器",
        (MailOff, true) => "This site has no mail server set",
        (Changed, false) => "接收地址已更改，未发送",
        (Changed, true) => "The receiver has changed; nothing was sent",
        (Unsubscribed, false) => "已退订，未发送",
        (Unsubscribed, true) => "Unsubscribed; nothing was sent",
        (Broken, false) => "通知内容有误，未发送",
        (Broken, true) => "The message could not be written; nothing was sent",
        (Died, false) => "发送多次中断",
        (Died, true) => "Sending broke off each time",
        _ when After(error, Http) is { } status => english ? $"The receiver answered HTTP {status}" : $"对方答复 HTTP {status}",
        _ when After(error, Smtp) is { } reply => english ? $"The mail server said: {reply}" : $"邮件服务器答复：{reply}",
        _ when After(error, Connection) is { } fault => english ? $"No connection ({fault})" : $"连接不上（{fault}）",
        _ => error,
    };

    private static string? After(string error, string prefix) => error.StartsWith(prefix, StringComparison.Ordinal) ? error[prefix.Length..] : null;
}
