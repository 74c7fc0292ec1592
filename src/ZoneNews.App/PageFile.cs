using System.Globalization;
using ZoneNews.Crawling;
using ZoneNews.Crawling.Documents;
using ZoneNews.Crawling.Fetching;
using ZoneNews.Extraction;

namespace ZoneNews.App;

/// <summary>A page to read, as a command line or a line of a manifest names it.</summary>
/// <param name="File">A path, an address of the web, or - for standard input.</param>
internal sealed record PageFile(string? Id, string File, string? Url, string? ContentType, string? FetchedAt)
{
    /// <summary>What a manifest calls the file: html, text, mhtml, pdf, docx, xlsx, xls, or a whole content type.</summary>
    public string? Type { get; init; }

    public bool IsAddress => File.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || File.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The page at <paramref name="path"/>, or from standard input.</summary>
    public async Task<PageInput> ReadAsync(string path, CancellationToken cancel)
    {
        var bytes = path == "-" ? await StandardInputAsync(cancel) : await System.IO.File.ReadAllBytesAsync(path, cancel);
        var fetched = FetchedAt is { } text ? Instant(text) : path == "-" ? TimeProvider.System.GetUtcNow().UtcDateTime : System.IO.File.GetLastWriteTimeUtc(path);
        return await PdfToText.Installed.AddWordsAsync(new PageInput(bytes, Url, ContentType ?? TypeNamed(Type) ?? TypeOf(path), fetched), cancel);
    }

    /// <summary>The page at the address that <see cref="File"/> is, fetched now, with robots.txt asked before.</summary>
    public async Task<PageInput> FetchAsync(CrawlOptions options, CancellationToken cancel)
    {
        if (!Uri.TryCreate(File, UriKind.Absolute, out var url))
            throw new InvalidDataException($"{File} is no address.");
        var fetch = await SinglePage.FetchAsync(url, options, TimeProvider.System, cancel);
        if (fetch.Result is not { Status: FetchStatus.Ok } result)
            throw new InvalidDataException($"{File} was not fetched: {fetch.Result.Problem}.");
        var page = new PageInput(
            result.Body, Url ?? fetch.Url.AbsoluteUri, ContentType ?? result.ContentType,
            FetchedAt is { } text ? Instant(text) : result.ServerDate ?? TimeProvider.System.GetUtcNow().UtcDateTime);
        return await PdfToText.Installed.AddWordsAsync(page, cancel);
    }

    private static async Task<byte[]> StandardInputAsync(CancellationToken cancel)
    {
        await using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        await input.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }

    private static DateTime Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.UtcDateTime
            : throw new InvalidDataException($"fetched_at “{text}” is no instant: write 2022-03-28T08:00:00+08:00.");

    private static string TypeOf(string path) => TypeNamed(Path.GetExtension(path).TrimStart('.')) ?? "text/html";

    // What a document is its bytes tell; a type only tells a text from a page, and what was meant where the bytes are damaged.
    private static string? TypeNamed(string? name) => name?.ToLowerInvariant() switch
    {
        null or "" => null,
        "txt" or "text" => "text/plain",
        "mht" or "mhtml" => "multipart/related",
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xls" => "application/vnd.ms-excel",
        "doc" => "application/msword",
        var type => type.Contains('/', StringComparison.Ordinal) ? type : null,
    };
}
