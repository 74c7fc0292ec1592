using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ZoneNews.Extraction.Html;

/// <summary>A page decoded and parsed once, for all who read it. Nobody may change <see cref="Document"/>.</summary>
public sealed class HtmlPage
{
    /// <summary>Bytes read of a page by default: what lies behind is not looked at.</summary>
    public const int DefaultLimit = 2 * 1024 * 1024;

    private HtmlPage(string text, string charset, bool cut, IHtmlDocument document) =>
        (Text, Charset, Cut, Document) = (text, charset, cut, document);

    /// <summary>The decoded page; bytes that no character was found for are U+FFFD.</summary>
    public string Text { get; }

    /// <summary>The encoding used: utf-8, gb18030, big5, utf-16.</summary>
    public string Charset { get; }

    /// <summary>Whether the page was longer than the limit.</summary>
    public bool Cut { get; }

    public IHtmlDocument Document { get; }

    /// <summary>Decodes and parses a page. Never fails: what is no HTML gives an almost empty document.</summary>
    /// <param name="contentType">The header as sent, with its charset or without.</param>
    /// <param name="encoding">An encoding to trust before all declarations: a source's setting.</param>
    public static HtmlPage Parse(ReadOnlyMemory<byte> bytes, string? contentType, string? encoding = null, int limit = DefaultLimit)
    {
        var (text, charset, cut) = Decode(bytes, contentType, encoding, limit);
        return new HtmlPage(text, charset, cut, Parser.Value!.ParseDocument(Nesting.Limited(text)));
    }

    // Setting up a parser costs a fifth of a small page.
    private static readonly ThreadLocal<HtmlParser> Parser = new(() => new HtmlParser(new HtmlParserOptions { SkipComments = true }));

    /// <summary>Decodes without parsing, for pages of plain text.</summary>
    internal static (string Text, string Charset, bool Cut) Decode(
        ReadOnlyMemory<byte> bytes, string? contentType, string? encoding, int limit = DefaultLimit)
    {
        var cut = bytes.Length > limit;
        var span = bytes.Span[..Math.Min(bytes.Length, limit)];
        var charset = Charsets.Detect(span, contentType, encoding);
        var text = charset.GetString(span);
        return (text.TrimStart('\uFEFF'), Charsets.Name(charset), cut);
    }
}
