using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZoneNews.Crawling;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Documents;
using ZoneNews.Extraction.Observations;

namespace ZoneNews.App.Commands;

/// <summary><c>extract</c>: pages in, JSON out; touches no database.</summary>
public static class ExtractCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "A page or document (HTML, text, MHTML, PDF, DOCX, XLSX, XLS) as fetched, or its address on the web; - reads standard input.", Arity = ArgumentArity.ZeroOrOne };
        var url = new Option<string?>("--url") { Description = "The page's address." };
        var fetchedAt = new Option<string?>("--fetched-at") { Description = "When it was fetched, ISO 8601; relative dates are counted from it (default: the file's date)." };
        var contentType = new Option<string?>("--content-type") { Description = "The Content-Type header, as text/html; charset=gbk or text/plain (default: by the file's ending)." };
        var manifest = new Option<string?>("--manifest") { Description = "JSON lines {\"id\",\"file\",\"url\",\"content_type\" or \"type\",\"fetched_at\"}; one object a line is printed, in order.", HelpName = "M.jsonl" };
        var id = new Option<string?>("--id") { Description = "With --manifest: only the line of this id." };
        var explain = new Option<bool>("--explain") { Description = "Tells why each page was read as it was, for a person: candidates and scores of every stage, repairs, rules." };
        var privateNetwork = new Option<bool>("--allow-private-network") { Description = "Lets an address of a private network be fetched." };
        var command = new Command("extract", "Reads pages and prints title, published, source, zones, body and observations as JSON.")
        {
            file, url, fetchedAt, contentType, manifest, id, explain, privateNetwork,
        };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(file) is null) == (result.GetValue(manifest) is null))
                result.AddError("extract takes either a FILE (or -) or --manifest M.jsonl.");
        });
        command.SetAction((parsed, cancel) => parsed.GetValue(manifest) is { } m
            ? ManifestAsync(m, parsed.GetValue(id), parsed.GetValue(explain), cancel)
            : OneAsync(
                new PageFile(null, parsed.GetValue(file)!, parsed.GetValue(url), parsed.GetValue(contentType), parsed.GetValue(fetchedAt)),
                parsed.GetValue(explain), new CrawlOptions { AllowPrivateNetwork = parsed.GetValue(privateNetwork) }, cancel));
        return command;
    }

    private static async Task<int> OneAsync(PageFile line, bool explain, CrawlOptions crawl, CancellationToken cancel)
    {
        var page = line.IsAddress ? await line.FetchAsync(crawl, cancel) : await line.ReadAsync(line.File, cancel);
        var catalogue = ShippedCatalogue.Load();
        var trace = explain ? Reader.Explain(page, catalogue) : null;
        var read = trace?.Reading ?? Reader.Read(page, catalogue);
        await Console.Out.WriteLineAsync(trace is null ? ReadingJson.Write(null, page.Url, read).ToJsonString(ReadingJson.Options) : Explanation.Write(line.File, page, trace));
        if (read.Rejected is null)
            return CommandLine.Done;
        await Console.Error.WriteLineAsync($"zonenews: {line.File} is no article: {DocumentReasons.Describe(read.Rejected) ?? read.Rejected}");
        return CommandLine.Failed;
    }

    private static async Task<int> ManifestAsync(string manifest, string? id, bool explain, CancellationToken cancel)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(manifest))!;
        var catalogue = ShippedCatalogue.Load();
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(false));
        var (failed, asked) = (0, 0);
        var number = 0;
        await foreach (var text in File.ReadLinesAsync(manifest, cancel))
        {
            number++;
            if (string.IsNullOrWhiteSpace(text) || id is not null && IdOf(text) != id)
                continue;
            asked++;
            var answer = await LineAsync(text, folder, catalogue, $"{manifest}:{number}", explain, cancel);
            if (answer.Error is { } error)
            {
                failed++;
                await Console.Error.WriteLineAsync($"zonenews: {manifest}:{number}: {error}");
            }
            await output.WriteLineAsync(answer.Text);
        }
        if (id is not null && asked == 0)
            throw new InvalidDataException($"{manifest} has no line with the id {id}.");
        return failed == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    /// <param name="Text">What is printed of a line of a manifest.</param>
    private sealed record Answer(string Text, string? Error)
    {
        public static Answer Failed(string? id, string error) => new(ReadingJson.Error(id, error).ToJsonString(ReadingJson.Options), error);
    }

    private static async Task<Answer> LineAsync(string text, string folder, Catalogue catalogue, string place, bool explain, CancellationToken cancel)
    {
        string? id = null;
        try
        {
            var line = JsonSerializer.Deserialize<PageFile>(text, ReadingJson.Options) ?? throw new InvalidDataException("the line is empty");
            id = line.Id;
            if (string.IsNullOrEmpty(line.File))
                throw new InvalidDataException("the line names no file");
            var page = await line.ReadAsync(Path.Combine(folder, line.File), cancel);
            if (explain)
                return new Answer(Explanation.Write(id ?? line.File, page, Reader.Explain(page, catalogue)), null);
            var read = Reader.Read(page, catalogue);
            return read.Rejected is { } reason
                ? Answer.Failed(id, "no article: " + (DocumentReasons.Describe(reason) ?? reason))
                : new Answer(ReadingJson.Write(id, line.Url, read).ToJsonString(ReadingJson.Options), null);
        }
        catch (JsonException e)
        {
            return Answer.Failed(id, $"not a JSON object of strings: {e.Message}");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One page's failure, whatever it is, must not cost the rest of the list.
            return Answer.Failed(id ?? place, Problem.Describe(e) ?? $"the reader failed: {e.GetType().Name}: {e.Message}");
        }
    }

    private static string? IdOf(string line)
    {
        try
        {
            return JsonNode.Parse(line)?["id"]?.GetValue<string>();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
