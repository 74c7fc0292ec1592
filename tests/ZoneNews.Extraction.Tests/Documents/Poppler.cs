using System.Diagnostics;

namespace ZoneNews.Extraction.Tests.Documents;

/// <summary>The program that takes words out of PDF; tests that need it are skipped without.</summary>
internal static class Poppler
{
    public static PageInput WithLayout(PageInput page) => page with { Pdf = new PdfLayout(Boxes(page.Bytes.ToArray()), null) };

    public static string Boxes(byte[] pdf)
    {
        var start = new ProcessStartInfo("pdftotext", ["-bbox", "-enc", "UTF-8", "-", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var written = Task.Run(async () =>
            {
                await process.StandardInput.BaseStream.WriteAsync(pdf);
                process.StandardInput.Close();
            });
            _ = process.StandardError.ReadToEndAsync();
            var boxes = process.StandardOutput.ReadToEnd();
            written.Wait();
            process.WaitForExit();
            return boxes;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("pdftotext is not installed: apt-get install poppler-utils");
            throw;
        }
    }
}
