using System.Text;
using ZoneNews.Extraction.Documents;

namespace ZoneNews.Extraction.Tests.Documents;

public class MhtmlTests
{
    private static readonly string Page = $"""
        <html><head><meta charset="gbk"><title>{Bulletin.Title}_某网</title></head><body><div>当前位置：<a href="/">首页</a> &gt; 正文</div>
        <h1>{Bulletin.Title}</h1><div>发布时间：{Bulletin.Day} 来源：{Bulletin.Office}</div><div class="content">
        <h3>一、综合</h3><p>{Bulletin.First}</p><p>{Bulletin.Second}</p><table><tr>{string.Concat(Bulletin.Head.Select(h => $"<th>{h}</th>"))}</tr>
        {string.Concat(Bulletin.Rows.Select(r => $"<tr>{string.Concat(r.Select(c => $"<td>{c}</td>"))}</tr>"))}</table>
        <p><img src="/upload/a.png"></p><p><a href="files/b.pdf">附件：全文.pdf</a></p></div></body></html>
        """;

    [Theory]
    [InlineData("quoted-printable", "utf-8")]
    [InlineData("quoted-printable", "gb18030")]
    [InlineData("base64", "utf-8")]
    [InlineData("8bit", "gb18030")]
    public void A_saved_page_is_read_as_the_page_that_it_was(string encoding, string charset) =>
        Bulletin.IsRead(Bulletin.Input(Saved(encoding, charset), type: "multipart/related"));

    [Fact]
    public void Addresses_are_those_of_the_site_that_it_was_saved_from()
    {
        var read = Bulletin.Read(Saved("quoted-printable", "utf-8"));
        Assert.Contains(read.Article!.Blocks, b => b is ImageBlock { Address: "http://tj.example.test/upload/a.png" });
        Assert.Contains(read.Article.Blocks, b => b is AttachmentBlock { Address: "http://tj.example.test/gb/files/b.pdf" });
    }

    [Theory]
    [InlineData("From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\n--x\nContent-Type: image/png\n\nxyz\n--x--\n")]
    [InlineData("MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n")]
    [InlineData("Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=a\n\n")]
    public void A_message_without_a_page_is_broken(string message) =>
        Assert.Equal(DocumentReasons.Broken, Bulletin.Read(Encoding.UTF8.GetBytes(message)).Rejected);

    /// <summary>As Chromium and Internet Explorer save pages.</summary>
    internal static byte[] Saved(string encoding, string charset)
    {
        var page = (charset == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(54936)!).GetBytes(Page);
        using var file = new MemoryStream();
        file.Write(Encoding.ASCII.GetBytes(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://tj.example.test/gb/1.html\r\nSubject: =?utf-8?Q?x?=\r\nDate: Sat, 30 Mar 2024 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----MultipartBoundary--abc----\"\r\n\r\n\r\n------MultipartBoundary--abc----\r\n"
            + $"Content-Type: text/html; charset={charset}\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Location: http://tj.example.test/gb/1.html\r\n\r\n"));
        file.Write(encoding switch
        {
            "base64" => Encoding.ASCII.GetBytes(Convert.ToBase64String(page, Base64FormattingOptions.InsertLineBreaks)),
            "quoted-printable" => QuotedPrintable(page),
            _ => page,
        });
        file.Write(Encoding.ASCII.GetBytes("\r\n------MultipartBoundary--abc----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://tj.example.test/upload/a.png\r\n\r\niVBORw0KGgo=\r\n------MultipartBoundary--abc------\r\n"));
        return file.ToArray();
    }

    private static byte[] QuotedPrintable(byte[] bytes)
    {
        var text = new StringBuilder();
        var column = 0;
        foreach (var b in bytes)
        {
            var sign = b is (byte)'\n' ? "\r\n" : b is >= 33 and <= 126 and not (byte)'=' or (byte)' ' ? ((char)b).ToString() : $"={b:X2}";
            if (column + sign.Length > 75)
            {
                text.Append("=\r\n");
                column = 0;
            }
            text.Append(sign);
            column = b == '\n' ? 0 : column + sign.Length;
        }
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
