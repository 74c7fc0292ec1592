using System.Diagnostics;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Html;
using ZoneNews.Testing.Sites;

namespace ZoneNews.Benchmarks.Fuzz;

/// <summary>Mutated pages through the page reader: none may throw, break a law, take two seconds of a processor or hold 300 MB.</summary>
internal static class PageFuzz
{
    private const double Seconds = 2;
    private const long Megabytes = 300;

    /// <summary>Of so many pages one is nested ten thousand deep, one has 20 MB, and one is a single line.</summary>
    private const int Rare = 250;

    private sealed record Tally(int Thrown, int Broken, int Slow, int Large, double Slowest, long Most, long Bytes)
    {
        public bool IsClean => Thrown + Broken + Slow + Large == 0;
    }

    /// <summary>Arguments: how many pages (50,000) and the seed (1). Exit code 1 where something is found; it is printed with the page's number.</summary>
    public static int Run(string[] arguments)
    {
        var (count, seed) = (Number(arguments, 0, 50_000), Number(arguments, 1, 1));
        PageInput[] pages = [.. Corpus.SitePages, .. Corpus.OutsidePages];
        foreach (var page in pages)
            PageReader.Read(page);
        var all = Stopwatch.StartNew();
        var tally = new Tally(0, 0, 0, 0, 0, 0, 0);
        for (var i = 0; i < count; i++)
        {
            var random = new Random(unchecked(seed * 1_000_003 + i));
            var page = pages[random.Next(pages.Length)];
            tally = Take(tally, page with { Bytes = Mutated(page.Bytes.ToArray(), i, random) }, i);
            if ((i + 1) % 10_000 == 0)
                Console.WriteLine($"{i + 1:N0} pages, {all.Elapsed.TotalSeconds:F0} s");
        }
        Console.WriteLine($"{count:N0} pages, {tally.Bytes / 1e6:N0} MB, {all.Elapsed.TotalSeconds:F0} s: {tally.Thrown} threw, {tally.Broken} broke a law, {tally.Slow} above {Seconds} s (slowest {tally.Slowest:F2} s), {tally.Large} held {Megabytes} MB (most allocated {tally.Most / 1e6:N0} MB)");
        return tally.IsClean ? 0 : 1;
    }

    private static byte[] Mutated(byte[] page, int number, Random random) => (number % Rare) switch
    {
        0 => PageMutations.Nested(page, random),
        1 => PageMutations.Grown(PageMutations.Faulty(page, random)),
        2 => PageMutations.Flat(page),
        _ => PageMutations.Faulty(page, random),
    };

    private static Tally Take(Tally tally, PageInput page, int number)
    {
        tally = tally with { Bytes = tally.Bytes + page.Bytes.Length };
        try
        {
            var seconds = double.MaxValue;
            var allocated = 0L;
            Extraction.Html.PageReading? read = null;
            // Time of the processor, the collector's included: on a shared machine the clock measures the others as well.
            for (var attempt = 0; attempt == 0 || seconds > Seconds && attempt < 3; attempt++)
            {
                var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
                read = PageReader.Read(page);
                seconds = Math.Min(seconds, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            }
            var law = ReadingLaws.Broken(read!);
            // What was allocated in all bounds what was held at a time; only above the limit is it worth a look.
            var held = allocated > Megabytes * 1_000_000 ? PeakLive(page) : 0;
            if (law is not null || seconds > Seconds || held > Megabytes * 1_000_000)
                Console.WriteLine($"page {number}: {law ?? "no law broken"}, {seconds:F2} s, {allocated / 1e6:N0} MB allocated, {held / 1e6:N0} MB held");
            return tally with
            {
                Broken = tally.Broken + (law is null ? 0 : 1),
                Slow = tally.Slow + (seconds > Seconds ? 1 : 0),
                Large = tally.Large + (held > Megabytes * 1_000_000 ? 1 : 0),
                Slowest = Math.Max(tally.Slowest, seconds),
                Most = Math.Max(tally.Most, allocated),
            };
        }
        // Whatever it throws is what is looked for.
        catch (Exception problem)
        {
            Console.WriteLine($"page {number}: {problem}");
            return tally with { Thrown = tally.Thrown + 1 };
        }
    }

    /// <summary>The most that lives at one time while a page is read, by collecting every few milliseconds.</summary>
    private static long PeakLive(PageInput page)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        var reading = Task.Run(() => PageReader.Read(page));
        while (!reading.Wait(20))
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        return most;
    }

    private static int Number(string[] arguments, int at, int otherwise) =>
        arguments.Length > at ? int.Parse(arguments[at], System.Globalization.CultureInfo.InvariantCulture) : otherwise;
}
