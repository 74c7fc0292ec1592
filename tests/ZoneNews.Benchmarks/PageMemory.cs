using System.Diagnostics;
using ZoneNews.Extraction;
using ZoneNews.Testing;

namespace ZoneNews.Benchmarks;

/// <summary>Reads pages with their figures for a long while and tells what the process holds: it must not grow.</summary>
internal static class PageMemory
{
    private const int Step = 1_000;

    /// <summary>What may be held more at the end than after the first thousand pages, in bytes.</summary>
    private const long Slack = 20_000_000;

    /// <summary>Argument: how many pages (10,000). Exit code 1 where more and more is held.</summary>
    public static int Run(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], System.Globalization.CultureInfo.InvariantCulture) : 10 * Step;
        PageInput[] pages = [.. Corpus.SitePages, .. Corpus.OutsidePages];
        using var process = Process.GetCurrentProcess();
        long first = 0, last = 0;
        for (var i = 1; i <= count; i++)
        {
            Reader.Read(pages[i % pages.Length], StarterCatalogue.Value);
            if (i % Step != 0)
                continue;
            process.Refresh();
            var set = process.WorkingSet64;
            last = GC.GetTotalMemory(forceFullCollection: true);
            first = first == 0 ? last : first;
            Console.WriteLine($"{i:N0} pages: working set {set / 1e6:N0} MB, live {last / 1e6:N1} MB");
        }
        return last > first + Slack ? 1 : 0;
    }
}
