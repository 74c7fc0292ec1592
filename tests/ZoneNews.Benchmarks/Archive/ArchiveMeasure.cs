using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Data;
using ZoneNews.Data.Admin;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Facts;
using ZoneNews.Data.Queries;
using ZoneNews.Data.Search;
using ZoneNews.Web.Figures;

namespace ZoneNews.Benchmarks.Archive;

/// <summary>
/// <c>archive measure TARGET [CASE]</c>: searches by the product's own queries, pages by the portal over loopback, and LIKE beside them.
/// <c>CASE</c>: only cases whose name contains it.
/// </summary>
internal static class ArchiveMeasure
{
    private const int PageSize = 20;
    private const int Hundredth = 99 * PageSize;
    private const int Rounds = 5;
    private const int FewWords = 8;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    /// <summary>A case ends after this long, with as many runs as there were.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    public static int Run(string target, string[] options)
    {
        MeasureAsync(ArchiveDatabase.Parse(target), options is [var only, ..] ? only : "").GetAwaiter().GetResult();
        return 0;
    }

    private static async Task MeasureAsync(ArchiveDatabase database, string only)
    {
        await using var services = database.Services();
        var (factory, search) = (services.GetRequiredService<IDbContextFactory<ZoneNewsDb>>(), services.GetRequiredService<IArticleSearch>());
        await using var db = await factory.CreateDbContextAsync();
        // An archive that was made by an earlier schema.
        await services.GetRequiredService<IDatabaseAdmin>().MigrateAsync(CancellationToken.None);
        await FactBook.BringUpToDateAsync(db, CancellationToken.None);
        var (articles, figures) = (await db.Articles.CountAsync(), await db.Observations.CountAsync());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{articles} articles, {figures} observations, {Environment.ProcessorCount} cores"));
        Console.WriteLine($"{"",-40} {"p50",8} {"p95",8} {"p99",8} {"longest",8} {"CPU",8}  ms; runs; middle number of hits, bytes of pages");
        var words = await ArchiveWords.DrawAsync(db, search);

        foreach (var (name, queries) in new[] { ("rare", words.Rare), ("middle", words.Middle), ("common", words.Common), ("one character", words.Single), ("several", words.Several), ("zone", words.Zones) })
        {
            if (Asked($"search {name}"))
                await TimeAsync($"search {name}, first page", Rounds, queries, q => SearchAsync(factory, search, new ArticleQuery { Q = q }));
            if (Asked($"search {name}, hundredth") && await KeysAsync(db, search, queries) is { Count: > 0 } keys)
                await TimeAsync($"search {name}, hundredth", Rounds, keys, k => SearchAsync(factory, search, new ArticleQuery { Q = k.Query, Before = k.Before }));
            if (Asked($"LIKE {name}"))
                await TimeAsync($"LIKE {name}, first page", 1, [.. queries.Take(FewWords)], q => LikeAsync(factory, q));
        }

        await using var site = await ArchiveSite.StartAsync(database);
        foreach (var (name, addresses) in await PagesAsync(db, words))
            if (Asked($"page {name}"))
                await TimeAsync($"page {name}", Math.Max(1, 200 / addresses.Count), addresses, site.GetAsync);

        bool Asked(string name) => name.Contains(only, StringComparison.Ordinal);
    }

    // What the page of news asks: the list with its total, and the facets.
    private static async Task<int> SearchAsync(IDbContextFactory<ZoneNewsDb> factory, IArticleSearch search, ArticleQuery query)
    {
        await using var db = await factory.CreateDbContextAsync();
        return (await ArticleQueries.PageAndFacetsAsync(db, factory, search, query, CancellationToken.None)).Page.Total;
    }

    private static async Task<int> LikeAsync(IDbContextFactory<ZoneNewsDb> factory, string query)
    {
        await using var db = await factory.CreateDbContextAsync();
        var found = db.Articles.Where(a => a.Status == ArticleStatus.Published && a.DuplicateOfId == null);
        foreach (var word in query.Split(' ').Select(w => $"%{w}%"))
            found = found.Where(a => EF.Functions.Like(a.Title, word) || EF.Functions.Like(a.Body, word));
        await found.OrderByDescending(a => a.Position).Take(PageSize).Select(a => a.Title).ToListAsync();
        return await found.Take(ArticleQueries.TotalCap + 1).CountAsync();
    }

    private static async Task<List<(string Query, long Before)>> KeysAsync(ZoneNewsDb db, IArticleSearch search, IReadOnlyList<string> queries)
    {
        var keys = new List<(string, long)>();
        foreach (var query in queries)
        {
            var found = await ArticleQueries.NewestAsync(db, search, new ArticleQuery { Q = query }, Hundredth, CancellationToken.None);
            if (await found.Select(a => a.Position).ToListAsync() is { Count: Hundredth } places)
                keys.Add((query, places.Min()));
        }
        return keys;
    }

    private static async Task<IReadOnlyList<(string Name, IReadOnlyList<string> Addresses)>> PagesAsync(ZoneNewsDb db, ArchiveWords words)
    {
        var random = new Random(5);
        var busiest = await db.ArticleZones.GroupBy(l => l.Zone!.Name).OrderByDescending(g => g.Count()).Select(g => g.Key).Take(20).ToListAsync();
        var all = await db.Zones.OrderBy(z => z.Id).Select(z => z.Name).ToListAsync();
        List<string> mixed = [.. busiest, .. words.Zones.Take(20), .. Enumerable.Range(0, 20).Select(_ => all[random.Next(all.Count)])];
        var indicators = Glossary.All.Select(i => i.Code).ToList();
        var last = await db.Articles.MaxAsync(a => a.Id);
        var articles = await db.Articles.Where(a => a.Status == ArticleStatus.Published && a.Id > last - 200).Select(a => a.Id).Take(100).ToListAsync();
        return
        [
            ("home", ["/"]),
            ("zone", [.. mixed.Select(z => "/zones/" + Uri.EscapeDataString(z))]),
            ("indicator", [.. indicators.Select(i => "/indicators/" + i)]),
            ("indicators", ["/indicators"]),
            ("compare", [.. indicators.Take(20).Select((i, n) => $"/compare?indicator={i}&" + string.Join('&', Enumerable.Range(0, 2 + n % 7).Select(k => "zone=" + Uri.EscapeDataString(mixed[(n * 7 + k) % mixed.Count]))))]),
            ("news", ["/news"]),
            ("news, searched", [.. words.Common.Concat(words.Rare).Concat(words.Single).Select(w => "/news?q=" + Uri.EscapeDataString(w))]),
            ("article", [.. articles.Select(a => string.Create(CultureInfo.InvariantCulture, $"/news/{a}"))]),
        ];
    }

    /// <summary>
    /// After all inputs until the code that they need is compiled for good, as it is in a portal that has served for a minute: each <paramref name="rounds"/>
    /// times in ever another order; what takes too long is cut short. CPU: of the whole process, a run; other work on the machine bears on it less than on the times.
    /// </summary>
    private static async Task TimeAsync<T>(string name, int rounds, IReadOnlyList<T> inputs, Func<T, Task<int>> run)
    {
        var all = Stopwatch.StartNew();
        do
            foreach (var input in inputs.TakeWhile(_ => rounds > 1 && all.Elapsed < Patience / 2))
                await run(input);
        while (rounds > 1 && all.Elapsed < WarmUp);
        all.Restart();
        var order = new Random(7);
        var before = Environment.CpuUsage.TotalTime;
        var (times, answers) = (new List<double>(), new List<int>());
        for (var round = 0; round < rounds; round++)
            foreach (var input in inputs.OrderBy(_ => order.Next()).ToList().TakeWhile(_ => all.Elapsed < Patience))
            {
                var watch = Stopwatch.StartNew();
                answers.Add(await run(input));
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        if (times.Count == 0)
        {
            Console.WriteLine($"{name,-40} longer than {Patience.TotalSeconds} s to warm up");
            return;
        }
        var cpu = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times.Count;
        times.Sort();
        answers.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-40} {At(times, 0.5),8:F1} {At(times, 0.95),8:F1} {At(times, 0.99),8:F1} {times[^1],8:F1} {cpu,8:F1}  {times.Count}; {At(answers, 0.5)}"));
    }

    private static T At<T>(List<T> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
}
