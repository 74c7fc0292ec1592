using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Documents;

namespace ZoneNews.Crawling.Documents;

/// <summary>How much the program that reads PDF may take.</summary>
/// <param name="Time">Then it is ended.</param>
/// <param name="Memory">Bytes that it may hold.</param>
/// <param name="Output">Bytes that it may write.</param>
/// <param name="Pages">Those behind are not read.</param>
public sealed record PdfLimits(TimeSpan Time, long Memory, int Output, int Pages)
{
    public static PdfLimits Default { get; } = new(TimeSpan.FromSeconds(30), 512L << 20, 32 << 20, 500);
}

/// <summary>Takes the words out of PDF with poppler's <c>pdftotext</c>, a program of its own: what is broken or made to harm cannot reach this one (ADR 8).</summary>
/// <param name="program">Path of the program; null where it is not installed.</param>
public sealed class PdfToText(string? program, PdfLimits limits)
{
    private const int LongestComplaint = 4096;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>The program on the search path, within the default limits.</summary>
    public static PdfToText Installed { get; } = new(Find("pdftotext"), PdfLimits.Default);

    /// <summary>The page with the words of its PDF; any other page as it is.</summary>
    public async Task<PageInput> AddWordsAsync(PageInput page, CancellationToken cancel) =>
        DocumentKinds.Of(page.Bytes.Span) == DocumentKind.Pdf ? page with { Pdf = await ReadAsync(page.Bytes, cancel) } : page;

    /// <summary>Never throws for what stands in the file; only <paramref name="cancel"/> does.</summary>
    public async Task<PdfLayout> ReadAsync(ReadOnlyMemory<byte> pdf, CancellationToken cancel)
    {
        if (program is null)
            return new PdfLayout(null, DocumentReasons.NoPdfProgram);
        var start = new ProcessStartInfo(program, ["-bbox", "-enc", "UTF-8", "-l", limits.Pages.ToString(CultureInfo.InvariantCulture), "-", "-"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            return await RunAsync(process, pdf, cancel);
        }
        catch (Win32Exception)
        {
            return new PdfLayout(null, DocumentReasons.NoPdfProgram);
        }
    }

    private async Task<PdfLayout> RunAsync(Process process, ReadOnlyMemory<byte> pdf, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stop.CancelAfter(limits.Time);
        var feeding = FeedAsync(process, pdf, stop.Token);
        var complaint = DrainAsync(process.StandardError.BaseStream, LongestComplaint, goOn: true, stop.Token);
        var output = DrainAsync(process.StandardOutput.BaseStream, limits.Output, goOn: false, stop.Token);
        try
        {
            while (!output.IsCompleted)
            {
                if (TakesTooMuch(process))
                    return new PdfLayout(null, DocumentReasons.TooLarge);
                await Task.WhenAny(output, Task.Delay(Glance, stop.Token));
                stop.Token.ThrowIfCancellationRequested();
            }
            if (await output is not { } boxes)
                return new PdfLayout(null, DocumentReasons.TooLarge);
            await process.WaitForExitAsync(stop.Token);
            return Judge(process.ExitCode, Encoding.UTF8.GetString(boxes), Encoding.UTF8.GetString(await complaint ?? []));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new PdfLayout(null, DocumentReasons.PdfTimeout);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            await stop.CancelAsync();
            await Task.WhenAll(feeding, complaint, output).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    // 3: the file forbids that its text is copied; else the complaint tells a password from damage.
    private static PdfLayout Judge(int code, string boxes, string complaint) =>
        boxes.Contains("<page ", StringComparison.Ordinal) ? new PdfLayout(boxes, null)
        : code == 3 || complaint.Contains("password", StringComparison.OrdinalIgnoreCase) ? new PdfLayout(null, DocumentReasons.Locked)
        : new PdfLayout(null, DocumentReasons.Broken);

    private bool TakesTooMuch(Process process)
    {
        try
        {
            process.Refresh();
            return !process.HasExited && process.WorkingSet64 > limits.Memory;
        }
        catch (InvalidOperationException)
        {
            // It ended between the two questions, and takes nothing any more.
            return false;
        }
    }

    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte> pdf, CancellationToken cancel)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(pdf, cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program gave up before it had read all of it: its exit code says why.
        }
        catch (OperationCanceledException)
        {
            // Ended for time or size; that is told where it is decided.
        }
    }

    /// <summary>All that a stream gives, up to a limit; beyond it null, or with <paramref name="goOn"/> the rest is passed over.</summary>
    private static async Task<byte[]?> DrainAsync(Stream stream, int limit, bool goOn, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancel)) > 0)
        {
            bytes.Write(chunk, 0, (int)Math.Min(read, limit - bytes.Length));
            if (bytes.Length == limit && !goOn)
                return null;
        }
        return bytes.ToArray();
    }

    private static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => OperatingSystem.IsWindows() ? new[] { Path.Combine(folder, name + ".exe") } : [Path.Combine(folder, name)])
            .FirstOrDefault(File.Exists);
}
