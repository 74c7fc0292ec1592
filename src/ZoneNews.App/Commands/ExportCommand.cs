using System.CommandLine;
using ZoneNews.Crawling;
using ZoneNews.Crawling.Archive;
using ZoneNews.Data;
using ZoneNews.Data.Queries;
using ZoneNews.Data.Search;
using ZoneNews.Web.Exports;

namespace ZoneNews.App.Commands;

/// <summary><c>export</c>: the archive, or a part of it, as a file.</summary>
public static class ExportCommand
{
    private static readonly string[] Formats = ["jsonl", "csv", "xlsx"];

    public static Command Create() => new("export", "Writes articles, observations, projects or the fetched bytes to a file.")
    {
        Noun("articles", "Every article kept, copies and quarantined ones included; the column status tells.", WriteArticlesAsync),
        Noun("observations", "The published figures, each with its evidence.", WriteObservationsAsync),
        Noun("projects", "Amounts of single projects and companies, each with its evidence.", WriteProjectsAsync),
        Warc(),
    };

    private static Command Noun(string name, string description, Func<ZoneNewsDb, IArticleSearch, Filter, Stream, CancellationToken, Task> write)
    {
        var format = new Option<string>("--format") { Description = "jsonl, csv (UTF-8 with byte order mark) or xlsx.", Required = true };
        format.AcceptOnlyFromAmong(Formats);
        var zone = new Option<string?>("--zone") { Description = "A zone's official name or alias." };
        var year = new Option<int?>("--year") { Description = "Articles: year of publication; observations: year of the period." };
        var indicator = new Option<string?>("--indicator") { Description = "An indicator's code, as gdp." };
        var source = new Option<string?>("--source") { Description = "A source's id." };
        var output = new Option<string?>("--output") { Description = "The file to write (default: standard output).", HelpName = "F" };
        var command = new Command(name, description) { format, zone, year, indicator, source, output };
        command.SetAction((parsed, cancel) => RunAsync(
            Settings.From(parsed),
            new Filter(
                ExportFormats.Parse(parsed.GetValue(format)!)!.Value, parsed.GetValue(zone), parsed.GetValue(year), parsed.GetValue(indicator), parsed.GetValue(source)),
            parsed.GetValue(output), write, cancel));
        return command;
    }

    private static Command Warc()
    {
        var source = new Option<string?>("--source") { Description = "A source's id." };
        var since = new Option<DateOnly?>("--since") { Description = "Only what was fetched on this day (UTC) or later.", HelpName = "YYYY-MM-DD" };
        var output = new Option<string?>("--output") { Description = "The file to write, as news.warc.gz (default: standard output).", HelpName = "F" };
        var command = new Command("warc", "The bytes as fetched, as a web archive (WARC 1.1, ISO 28500; each record gzipped).") { source, since, output };
        command.SetAction(async (parsed, cancel) =>
        {
            var options = CrawlSettings.Read(Environment.GetEnvironmentVariable);
            await using var services = Tool.Services(Settings.From(parsed));
            await Preparation.MigrateAsync(services, cancel);
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ZoneNewsDb>();
            await using var stream = Output(parsed.GetValue(output));
            var count = await WarcExport.WriteAsync(
                db, parsed.GetValue(source), parsed.GetValue(since)?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), options, TimeProvider.System.GetUtcNow().UtcDateTime, stream, cancel);
            await Console.Error.WriteLineAsync($"{count.Responses} responses, {count.Revisits} revisits of the same bytes, {count.Dropped} left out because their bytes were dropped.");
            return CommandLine.Done;
        });
        return command;
    }

    private static Stream Output(string? file) => file is null ? Console.OpenStandardOutput() : new FileStream(file, FileMode.Create);

    private static async Task<int> RunAsync(
        Settings settings, Filter filter, string? output,
        Func<ZoneNewsDb, IArticleSearch, Filter, Stream, CancellationToken, Task> write, CancellationToken cancel)
    {
        await using var services = Tool.Services(settings);
        await Preparation.MigrateAsync(services, cancel);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ZoneNewsDb>();
        var search = scope.ServiceProvider.GetRequiredService<IArticleSearch>();
        await using var stream = Output(output);
        await write(db, search, filter, stream, cancel);
        return CommandLine.Done;
    }

    private static Task WriteArticlesAsync(ZoneNewsDb db, IArticleSearch search, Filter filter, Stream stream, CancellationToken cancel) =>
        ArticleExport.WriteAsync(
            db, search,
            new ArticleQuery { Zone = filter.Zone, Year = filter.Year, Indicator = filter.Indicator, Source = filter.Source, AnyStatus = true, WithCopies = true },
            filter.Format, stream, cancel);

    private static Task WriteObservationsAsync(ZoneNewsDb db, IArticleSearch search, Filter filter, Stream stream, CancellationToken cancel) =>
        ObservationExport.WriteAsync(
            db, new ObservationQuery { Zone = filter.Zone, Year = filter.Year, Indicator = filter.Indicator, Source = filter.Source },
            filter.Format, stream, cancel);

    // A project has no indicator and goes by no source: its article does.
    private static Task WriteProjectsAsync(ZoneNewsDb db, IArticleSearch search, Filter filter, Stream stream, CancellationToken cancel) =>
        ProjectExport.WriteAsync(db, new ProjectQuery { Zone = filter.Zone, Year = filter.Year }, filter.Format, stream, cancel);

    private sealed record Filter(ExportFormat Format, string? Zone, int? Year, string? Indicator, string? Source);
}
