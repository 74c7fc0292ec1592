using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Observations;

namespace ZoneNews.App.Commands;

/// <summary><c>extract</c>: pages in, JSON out; touches no database.</summary>
public static class ExtractCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "A page as fetched; - reads standard input.", Arity = ArgumentArity.ZeroOrOne };
        var url = new Option<string?>("--url") { Description = "The page's address." };
        var fetchedAt = new Option<string?>("--fetched-at") { Description = "When it was fetched, ISO 8601; relative dates are counted from it (default: the file's date)." };
        var contentType = new Option<string?>("--content-type") { Description = "The Content-Type header, as text/html; charset=gbk or text/plain (default: by the file's ending)." };
        var manifest = new Option<string?>("--manifest") { Description = "JSON lines {\"id\",\"file\",\"url\",\"content_type\",\"fetched_at\"}; one object a line is printed, in order.", HelpName = "M.jsonl" };
        var command = new Command("extract", "Reads pages and prints title, published, source, zones, body and observations as JSON.") { file, url, fetchedAt, contentType, manifest };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(file) is null) == (result.GetValue(manifest) is null))
                result.AddError("extract takes either a FILE (or -) or --manifest M.jsonl.");
        });
        command.SetAction((parsed, cancel) => parsed.GetValue(manifest) is { } m
            ? ManifestAsync(m, cancel)
            : OneAsync(new ManifestLine(null, parsed.GetValue(file)!, parsed.GetValue(url), parsed.GetValue(contentType), parsed.GetValue(fetchedAt)), cancel));
        return command;
    }

    private static async Task<int> OneAsync(ManifestLine line, CancellationToken cancel)
    {
        var page = await PageAsync(line, line.File, cancel);
        var read = Reader.Read(page, ShippedCatalogue.Load());
        await Console.Out.WriteLineAsync(ReadingJson.Write(null, line.Url, read).ToJsonString(ReadingJson.Options));
        if (read.Rejected is null)
            return CommandLine.Done;
        await Console.Error.WriteLineAsync($"zonenews: {line.File} is no article: {read.Rejected}");
        return CommandLine.Failed;
    }

    private static async Task<int> ManifestAsync(string manifest, CancellationToken cancel)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(manifest))!;
        var catalogue = ShippedCatalogue.Load();
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(false));
        var failed = 0;
        var number = 0;
        await foreach (var text in File.ReadLinesAsync(manifest, cancel))
        {
            number++;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            var answer = await LineAsync(text, folder, catalogue, $"{manifest}:{number}", cancel);
            if (answer["error"] is { } error)
            {
                failed++;
                await Console.Error.WriteLineAsync($"zonenews: {manifest}:{number}: {error}");
            }
            await output.WriteLineAsync(answer.ToJsonString(ReadingJson.Options));
        }
        return failed == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    private static async Task<JsonObject> LineAsync(string text, string folder, Catalogue catalogue, string place, CancellationToken cancel)
    {
        string? id = null;
        try
        {
            var line = JsonSerializer.Deserialize<ManifestLine>(text, ReadingJson.Options) ?? throw new InvalidDataException("the line is empty");
            id = line.Id;
            if (string.IsNullOrEmpty(line.File))
                throw new InvalidDataException("the line names no file");
            var page = await PageAsync(line, Path.Combine(folder, line.File), cancel);
            var read = Reader.Read(page, catalogue);
            return read.Rejected is { } reason ? ReadingJson.Error(id, "no article: " + reason) : ReadingJson.Write(id, line.Url, read);
        }
        catch (JsonException e)
        {
            return ReadingJson.Error(id, $"not a JSON object of strings: {e.Message}");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One page's failure, whatever it is, must not cost the rest of the list.
            return ReadingJson.Error(id ?? place, Problem.Describe(e) ?? $"the reader failed: {e.GetType().Name}: {e.Message}");
        }
    }

    private static async Task<PageInput> PageAsync(ManifestLine line, string path, CancellationToken cancel)
    {
        var bytes = path == "-" ? await StandardInputAsync(cancel) : await File.ReadAllBytesAsync(path, cancel);
        var fetched = line.FetchedAt is { } text ? Instant(text) : path == "-" ? TimeProvider.System.GetUtcNow().UtcDateTime : File.GetLastWriteTimeUtc(path);
        return new PageInput(bytes, line.Url, line.ContentType ?? TypeOf(path), fetched);
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

    private static string TypeOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".txt" => "text/plain",
        ".mht" or ".mhtml" => "multipart/related",
        ".pdf" => "application/pdf",
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "text/html",
    };

    private sealed record ManifestLine(string? Id, string File, string? Url, string? ContentType, string? FetchedAt);
}
