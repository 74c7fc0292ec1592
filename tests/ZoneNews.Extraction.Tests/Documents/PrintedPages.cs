using System.Diagnostics;
using ZoneNews.Testing;

namespace ZoneNews.Extraction.Tests.Documents;

/// <summary>PDF as Chromium prints it; tests that need it are skipped without.</summary>
internal static class PrintedPages
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>The bulletin over two pages: the table begins at the foot of the first.</summary>
    public static readonly string Bulletin = $$"""
        <!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>公报定稿</title><style>
        @page { size: A4; margin: 25mm; @top-left { content: "珠海经济技术开发区统计公报"; font-size: 9pt } @bottom-center { content: "— " counter(page) " —"; font-size: 9pt } }
        body { font: 12pt/1.75 "Noto Sans CJK SC" } p { margin: 0; text-indent: 2em; text-align: justify } h1 { font-size: 20pt; text-align: center } .c { text-align: center; text-indent: 0 }
        h2 { font-size: 14pt } table { border-collapse: collapse; width: 100%; margin-top: 330pt } td, th { border: 1px solid; padding: 4pt; font-weight: normal } td + td { text-align: center } tr { break-inside: avoid }
        </style></head><body><h1>{{Documents.Bulletin.Title}}</h1><p class="c">{{Documents.Bulletin.Office}}</p><p class="c">{{Documents.Bulletin.Day}}</p><h2>一、综合</h2>
        <p>{{Documents.Bulletin.First}}</p><p>{{Documents.Bulletin.Second}}</p><table><thead><tr>{{string.Concat(Documents.Bulletin.Head.Select(h => $"<th>{h}</th>"))}}</tr></thead><tbody>
        {{string.Concat(Documents.Bulletin.Rows.Select(r => $"<tr>{string.Concat(r.Select(c => $"<td>{c}</td>"))}</tr>"))}}</tbody></table></body></html>
        """;

    public static async Task<byte[]> PrintAsync(string html)
    {
        var program = Array.Find(Programs, File.Exists);
        if (program is null)
            Assert.Skip("Chromium is not installed: apt-get install chromium fonts-noto-cjk");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("page.html"), html);
        var start = new ProcessStartInfo(program!, ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", $"--user-data-dir={folder.File("profile")}", $"--print-to-pdf={folder.File("page.pdf")}", folder.File("page.html")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return await File.ReadAllBytesAsync(folder.File("page.pdf"));
    }
}
