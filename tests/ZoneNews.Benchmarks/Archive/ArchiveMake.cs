using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Data;
using ZoneNews.Data.Admin;
using ZoneNews.Data.Facts;
using ZoneNews.Data.Import;
using ZoneNews.Testing;

namespace ZoneNews.Benchmarks.Archive;

/// <summary>
/// <c>archive make TARGET --articles N --observations-per-article N</c>: fills an empty database with made-up news, by the product's own
/// schema, catalogue and tokens.
/// </summary>
internal static class ArchiveMake
{
    private const int Batch = 5000;

    public static int Run(string target, string[] options)
    {
        var (articles, figures) = (300_000, 10);
        for (var i = 0; i + 1 < options.Length; i += 2)
            (articles, figures) = options[i] switch
            {
                "--articles" => (Number(options[i + 1]), figures),
                "--observations-per-article" => (articles, Number(options[i + 1])),
                _ => throw new ArgumentException($"'{options[i]}' is no option: --articles, --observations-per-article.", nameof(options)),
            };
        MakeAsync(ArchiveDatabase.Parse(target), articles, figures).GetAwaiter().GetResult();
        return 0;
    }

    private static async Task MakeAsync(ArchiveDatabase database, int articles, int figures)
    {
        var watch = Stopwatch.StartNew();
        await using var services = database.Services();
        await services.GetRequiredService<IDatabaseAdmin>().MigrateAsync(CancellationToken.None);
        await using var db = await services.GetRequiredService<IDbContextFactory<ZoneNewsDb>>().CreateDbContextAsync();
        if (await db.Articles.AnyAsync())
            throw new InvalidOperationException("The database holds articles already: name an empty one.");
        var content = new ArchiveContent(await CatalogueAsync(services, db), articles, figures);
        await using IBulkWriter writer = database.IsSqlite ? new SqliteBulk(db, database.Place) : await PostgresBulk.OpenAsync(db, database.Place);

        var batches = Channel.CreateBounded<IReadOnlyList<ArticleRows>>(2);
        var making = Task.Run(async () =>
        {
            foreach (var ids in Enumerable.Range(1, articles).Chunk(Batch))
                await batches.Writer.WriteAsync([.. ids.Select(content.Make)]);
            batches.Writer.Complete();
        });
        var (written, characters) = (0, 0L);
        await foreach (var batch in batches.Reader.ReadAllAsync())
        {
            await writer.WriteAsync(batch);
            (written, characters) = (written + batch.Count, characters + batch.Sum(r => (long)r.Article.Body.Length));
            Tell($"{written} articles", watch);
        }
        await making;
        Tell($"{characters} characters, {characters / articles} an article; now the indexes", watch);
        await writer.CompleteAsync();
        Tell("now the facts", watch);
        await FactBook.RebuildAsync(db, CancellationToken.None);
        await writer.LearnAsync();
        Tell("done", watch);
    }

    // The zones that are written about most are spread over the catalogue.
    private static async Task<IReadOnlyList<(int Id, string Name)>> CatalogueAsync(IServiceProvider services, ZoneNewsDb db)
    {
        var importer = services.GetRequiredService<Importer>();
        foreach (var (kind, file) in new[] { (ImportKind.Divisions, "divisions.csv"), (ImportKind.Zones, "zones.csv"), (ImportKind.Rankings, "rankings.csv") })
            await importer.ImportAsync(db, kind, Path.Combine(Repository.Starter, file), again: false, CancellationToken.None);
        db.Sources.AddRange(ArchiveContent.AllSources());
        await db.SaveChangesAsync();
        var order = new Random(1);
        var zones = await db.Zones.OrderBy(z => z.Id).Select(z => new { z.Id, z.Name }).ToListAsync();
        return [.. zones.OrderBy(_ => order.Next()).Select(z => (z.Id, z.Name))];
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static void Tell(string text, Stopwatch watch) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,7:F1} s  {text}"));
}
