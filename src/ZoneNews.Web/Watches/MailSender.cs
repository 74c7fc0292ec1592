using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Watches;

namespace ZoneNews.Web.Watches;

/// <summary>Hands letters to the mail server (docs/adr/0009 tells why by the platform's own client).</summary>
public sealed class MailSender(WatchOptions options, WatchTokens tokens)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Whether the site can send mail at all.</summary>
    public bool Works => options.Mail is not null;

    public async Task<AttemptResult> SendAsync(Delivery delivery, Subscriber to, CancellationToken cancel)
    {
        if (options.Mail is not { } server)
            return new AttemptResult(AttemptErrors.MailOff);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            using var message = Message(delivery, to, server);
            using var client = new SmtpClient(server.Host, server.Port)
            {
                EnableSsl = server.StartTls,
                UseDefaultCredentials = false,
                Credentials = server.User is null ? null : new NetworkCredential(server.User, server.Password),
            };
            await client.SendMailAsync(message, patience.Token);
            return AttemptResult.Sent;
        }
        catch (SmtpException problem)
        {
            return Judge(problem);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new AttemptResult(AttemptErrors.Slow);
        }
    }

    /// <summary>The letter in its envelope: both forms, and what lets a mailbox unsubscribe by one press (RFC 8058).</summary>
    public MailMessage Message(Delivery delivery, Subscriber to, MailOptions server)
    {
        var question = delivery.Kind == DeliveryKinds.Confirm;
        var english = to.Language == "en";
        var stop = options.Site + WatchLinks.Unsubscribe(tokens.Unsubscribe(to.UserId, null));
        var letter = question
            ? NoticeMail.Question(to.User?.UserName ?? "", options.Site + WatchLinks.Confirm(tokens.Mailbox(to.UserId, to.Mail!)), english)
            : NoticeMail.Write(
                Notice.Parse(delivery.Payload), delivery.Kind == DeliveryKinds.Test,
                new LetterLinks(options.Site, stop, watch => options.Site + WatchLinks.Unsubscribe(tokens.Unsubscribe(to.UserId, watch))), english);
        var message = new MailMessage
        {
            From = server.From,
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = letter.Text,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        message.To.Add(new MailAddress(to.Mail!));
        var html = AlternateView.CreateAlternateViewFromString(letter.Html, Encoding.UTF8, MediaTypeNames.Text.Html);
        html.TransferEncoding = TransferEncoding.Base64;
        message.AlternateViews.Add(html);
        message.Headers.Add("Message-ID", $"<{delivery.Key}@{server.From.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (!question)
        {
            message.Headers.Add("List-Unsubscribe", $"<{stop}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return message;
    }

    // A 5xx is the server's last word on this letter; what is wrong with the connection or the account may be mended.
    private static AttemptResult Judge(SmtpException problem)
    {
        var status = (int)problem.StatusCode;
        var account = status is 530 or 534 or 535 or 538;
        return status > 0
            ? new AttemptResult(AttemptErrors.Smtp + NoticeWords.OneLine(problem.Message), Final: status >= 500 && !account)
            : new AttemptResult(AttemptErrors.Connection + NoticeWords.OneLine((problem.InnerException ?? problem).Message));
    }
}
