using System.Diagnostics;

namespace ZoneNews.Extraction.Tests.Documents;

/// <summary>The program that takes words out of PDF; tests that need it are skipped without.</summary>
internal static class Poppler
{
    public static async Task<PageInput> WithLayoutAsync(PageInput page) => page with { Pdf = new PdfLayout(await BoxesAsync(page.Bytes.ToArray()), null) };

    public static async Task<string> BoxesAsync(byte[] pdf)
    {
        var start = new ProcessStartInfo("pdftotext", ["-bbox", "-enc", "UTF-8", "-", "-"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var written = Task.Run(async () =>
            {
                await process.StandardInput.BaseStream.WriteAsync(pdf);
                process.StandardInput.Close();
            });
            _ = process.StandardError.ReadToEndAsync();
            var boxes = await process.StandardOutput.ReadToEndAsync();
            await written;
            await process.WaitForExitAsync();
            return boxes;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("pdftotext is not installed: apt-get install poppler-utils");
            throw;
        }
    }
}
