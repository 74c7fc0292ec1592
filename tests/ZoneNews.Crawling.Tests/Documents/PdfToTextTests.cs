using System.Text;
using ZoneNews.Crawling.Documents;
using ZoneNews.Extraction.Documents;
using ZoneNews.Extraction.Html;
using ZoneNews.Testing;

namespace ZoneNews.Crawling.Tests.Documents;

/// <summary>The outside program: what it gives, and what is done where it gives nothing, too much or takes too long.</summary>
public sealed class PdfToTextTests
{
    private static readonly PdfLimits Tight = new(TimeSpan.FromSeconds(20), 64L << 20, 1 << 20, 50);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_and_their_places_are_taken_out()
    {
        var layout = await InstalledAsync();
        Assert.Null(layout.Rejected);
        Assert.Contains("<word", layout.Boxes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_program_the_reason_says_what_to_install()
    {
        var layout = await new PdfToText(null, Tight).ReadAsync(TestDocuments.Pdf, Cancel);
        Assert.Contains("poppler-utils", DocumentReasons.Describe(layout.Rejected), StringComparison.Ordinal);
        Assert.Equal(DocumentReasons.NoPdfProgram, (await new PdfToText("/nowhere/pdftotext", Tight).ReadAsync(TestDocuments.Pdf, Cancel)).Rejected);
    }

    [Theory]
    [InlineData("sleep 100", 1, DocumentReasons.PdfTimeout)]
    [InlineData("cat > /dev/null; yes", 20, DocumentReasons.TooLarge)]
    [InlineData("exec tail /dev/zero", 20, DocumentReasons.TooLarge)]
    [InlineData("echo 'Command Line Error: Incorrect password' >&2; exit 1", 20, DocumentReasons.Locked)]
    [InlineData("exit 3", 20, DocumentReasons.Locked)]
    [InlineData("echo 'Syntax Error' >&2; exit 1", 20, DocumentReasons.Broken)]
    public async Task A_program_that_goes_wrong_is_ended_and_its_reason_told(string script, int seconds, string reason)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("needs a shell script as a program");
        using var folder = new TemporaryFolder();
        var program = folder.File("program");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n{script}\n", Cancel);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var layout = await new PdfToText(program, Tight with { Time = TimeSpan.FromSeconds(seconds) }).ReadAsync(TestDocuments.Pdf, Cancel);

        Assert.Equal((null, reason), (layout.Boxes, layout.Rejected));
    }

    [Fact]
    public async Task Damaged_files_give_less_or_a_reason()
    {
        await InstalledAsync();
        var original = TestDocuments.Pdf;
        var chance = new Random(20262);
        for (var i = 0; i < 60; i++)
        {
            var bytes = (byte[])original.Clone();
            for (var n = 0; n < 1 + (i % 40); n++)
                bytes[chance.Next(bytes.Length)] ^= (byte)(1 << chance.Next(8));
            if (i % 3 == 0)
                bytes = bytes[..chance.Next(10, bytes.Length)];
            var page = await PdfToText.Installed.AddWordsAsync(new Extraction.PageInput(bytes, null, "application/pdf", DateTime.UnixEpoch), Cancel);
            var read = PageReader.Read(page);
            Assert.True(read.Article is not null || read.Rejected is not null);
        }
    }

    private static async Task<Extraction.PdfLayout> InstalledAsync()
    {
        var layout = await PdfToText.Installed.ReadAsync(TestDocuments.Pdf, Cancel);
        if (layout.Rejected == DocumentReasons.NoPdfProgram)
            Assert.Skip("pdftotext is not installed: apt-get install poppler-utils");
        return layout;
    }
}
