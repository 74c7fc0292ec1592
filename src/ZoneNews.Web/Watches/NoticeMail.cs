using System.Text;
using System.Xml.Linq;
using ZoneNews.Data.Watches;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Watches;

/// <summary>A letter: its subject, and the same content as text and as HTML.</summary>
public sealed record Letter(string Subject, string Text, string Html);

/// <summary>Addresses that a letter leads to, absolute.</summary>
/// <param name="StopAll">Ends all mail to this person.</param>
/// <param name="Stop">Ends the mail of one watch, by its id.</param>
public sealed record LetterLinks(string Site, string StopAll, Func<long, string> Stop);

/// <summary>Writes letters. HTML is made as a tree, so that whatever a title holds stays text.</summary>
public static class NoticeMail
{
    public static Letter Write(Notice notice, bool test, LetterLinks links, bool english)
    {
        var subject = NoticeWords.Subject(notice, test, english);
        return new Letter(subject, Text(notice, test, links, english), Html(subject, [.. Body(notice, test, links, english)], english));
    }

    /// <summary>Asks whether the mailbox is its owner's.</summary>
    public static Letter Question(string name, string address, bool english)
    {
        var subject = english ? "ZoneNews: is this your mailbox?" : "开发区观察：请确认这个邮箱";
        var text = english
            ? $"The account {NoticeWords.OneLine(name)} wants its notices of ZoneNews sent here. To agree, open this page within three days and press the button. Else do nothing."
            : $"开发区观察的账号 {NoticeWords.OneLine(name)} 想把通知发到这个邮箱。同意的话，三天内打开下面的页面，按一下按钮；不同意则不必理会。";
        return new Letter(subject, $"{text}\n\n{address}\n", Html(subject, [new XElement("p", text), new XElement("p", Link(address, english ? "Confirm this mailbox" : "确认这个邮箱"))], english));
    }

    private static string Why(bool test, bool english) => (test, english) switch
    {
        (true, false) => "这是一封测试通知，列出的是现有内容。",
        (true, true) => "This is a test: what it lists is not new.",
        (false, false) => "您在开发区观察关注了以下内容。",
        (false, true) => "You follow these on ZoneNews.",
    };

    private static string Text(Notice notice, bool test, LetterLinks links, bool english)
    {
        var text = new StringBuilder(Why(test, english)).Append('\n');
        foreach (var group in notice.Groups)
        {
            text.Append('\n').Append(NoticeWords.Name(group, english)).Append(english ? ": " : "：").Append(NoticeWords.Count(group, english)).Append('\n');
            text.Append(links.Site).Append(WatchLinks.Page(group.Kind, group.Target)).Append('\n');
            foreach (var article in group.Articles)
                text.Append("\n- ").Append(NoticeWords.Article(article, english)).Append("\n  ").Append(links.Site).Append(Addresses.Article(article.Id)).Append('\n');
            AppendMore(text, group.ArticleCount - group.Articles.Count, english);
            foreach (var figure in group.Figures)
                text.Append("\n- ").Append(NoticeWords.Figure(figure, english, group.Target)).Append("\n  ").Append(links.Site).Append(NoticeWords.Line(figure).Address).Append('\n');
            AppendMore(text, group.FigureCount - group.Figures.Count, english);
            text.Append('\n').Append(english ? "No more mail of this: " : "不再为此项发邮件：").Append(links.Stop(group.WatchId)).Append('\n');
        }
        text.Append("\n--\n").Append(english ? "What you follow: " : "我的关注：").Append(links.Site).Append(WatchLinks.Path).Append('\n');
        text.Append(english ? "Stop all mail: " : "停收全部邮件：").Append(links.StopAll).Append('\n');
        return text.ToString();
    }

    private static void AppendMore(StringBuilder text, int more, bool english)
    {
        if (more > 0)
            text.Append("\n  ").Append(NoticeWords.More(more, english)).Append('\n');
    }

    private static IEnumerable<XElement> Body(Notice notice, bool test, LetterLinks links, bool english)
    {
        yield return new XElement("p", Why(test, english));
        foreach (var group in notice.Groups)
        {
            var page = links.Site + WatchLinks.Page(group.Kind, group.Target);
            yield return new XElement("h2", Style("font-size:18px;margin:24px 0 4px"), Link(page, NoticeWords.Name(group, english)));
            yield return new XElement("p", Style("margin:0;color:#4a545a"), NoticeWords.Count(group, english));
            if (group.Articles.Count > 0)
                yield return List(group.Articles.Select(a => Link(links.Site + Addresses.Article(a.Id), NoticeWords.Article(a, english))), group.ArticleCount, page, english);
            if (group.Figures.Count > 0)
                yield return List(group.Figures.Select(f => Link(links.Site + NoticeWords.Line(f).Address, NoticeWords.Figure(f, english, group.Target))), group.FigureCount, page, english);
            yield return new XElement("p", Style("margin:0;font-size:13px"), Link(links.Stop(group.WatchId), english ? "No more mail of this" : "不再为此项发邮件"));
        }
        yield return new XElement("p", Style("margin-top:32px;border-top:1px solid #cdd5d9;padding-top:8px;font-size:13px"),
            Link(links.Site + WatchLinks.Path, english ? "What you follow" : "我的关注"), " · ", Link(links.StopAll, english ? "Stop all mail" : "停收全部邮件"));
    }

    private static XElement List(IEnumerable<XElement> items, int count, string page, bool english)
    {
        var shown = items.Select(i => new XElement("li", Style("margin:4px 0"), i)).ToList();
        var more = count - shown.Count;
        return new XElement("ul", shown, more > 0 ? new XElement("li", Link(page, NoticeWords.More(more, english))) : null);
    }

    private static string Html(string subject, XElement[] body, bool english) =>
        "<!doctype html>\n" + new XElement("html", new XAttribute("lang", english ? "en" : "zh-CN"),
            new XElement("head", new XElement("meta", new XAttribute("charset", "utf-8")), new XElement("title", Clean(subject))),
            new XElement("body", Style("font:16px/1.6 sans-serif;max-width:640px;margin:0 auto;padding:16px"), body)).ToString(SaveOptions.DisableFormatting);

    private static XElement Link(string address, string text) => new("a", new XAttribute("href", address), Clean(text));

    private static XAttribute Style(string style) => new("style", style);

    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(r => !r.IsBmp || System.Xml.XmlConvert.IsXmlChar((char)r.Value)));
}
