using System.Diagnostics;
using System.Globalization;
using System.Text;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Html;
using ZoneNews.Extraction.Observations;
using ZoneNews.Testing;

namespace ZoneNews.Benchmarks.Peers;

/// <summary>Our readers beside other people's on the same pages and bodies, one after the other in one run.</summary>
/// <remarks>The peers come from npm and from Debian (python3-readability) into a temporary folder; one that cannot be had is named and left out.</remarks>
internal static class PeerRun
{
    // Long enough for the compiler to have done its best.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static int Pages()
    {
        using var folder = new TemporaryFolder();
        // All read the same characters: the peers take UTF-8, so every page is given in it.
        var pages = Corpus.OutsidePages.Select(p => p with { Bytes = Encoding.UTF8.GetBytes(HtmlPage.Parse(p.Bytes, p.ContentType).Text), ContentType = "text/html; charset=utf-8" }).ToList();
        if (pages.Count == 0)
            return Missing("../shared/suites/pages-gov and pages-portals are not beside the checkout");
        var list = Write(folder, pages.Select(p => p.Bytes.ToArray()), "html");
        var size = pages.Sum(p => (double)p.Bytes.Length);
        var fastest = Fastest(
            () => pages.ForEach(p => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(new MemoryStream(p.Bytes.ToArray()))), () => pages.ForEach(p => PageReader.Read(p)));
        var (parse, ours) = (size / fastest[0], size / fastest[1]);
        Console.WriteLine($"{pages.Count} pages, {size / 1e6:F1} MB");
        Tell("AngleSharp, parse only", parse / 1e6, ours / parse, "MB/s");
        Tell("ZoneNews, bytes to article", ours / 1e6, 1, "MB/s");
        if (Npm(folder, "@mozilla/readability@0.6.0", "linkedom@0.18.12") && Ask("node", folder, "readability.mjs", list) is { } readability)
            Tell("@mozilla/readability over linkedom", readability / 1e6, ours / readability, "MB/s");
        if (Ask("/usr/bin/python3", folder, "readability_lxml.py", list) is { } lxml)
            Tell("readability-lxml", lxml / 1e6, ours / lxml, "MB/s");
        return 0;
    }

    public static int Figures()
    {
        using var folder = new TemporaryFolder();
        var articles = Corpus.Articles;
        var list = Write(folder, articles.Select(a => Encoding.UTF8.GetBytes(a.Article.Body)), "txt");
        var size = articles.Sum(a => (double)a.Article.Body.Length);
        var ours = size / Fastest(() =>
        {
            foreach (var (article, page) in articles)
                ObservationReader.Read(article, page, StarterCatalogue.Value);
        })[0];
        Console.WriteLine($"{articles.Count} bodies, {size:N0} characters");
        Tell("ZoneNews, article to figures", ours / 1e6, 1, "M characters/s");
        if (Npm(folder, "@microsoft/recognizers-text-suite@1.3.1") && Ask("node", folder, "recognizers.mjs", list) is { } peer)
            Tell("recognizers-text zh-cn, four kinds", peer / 1e6, ours / peer, "M characters/s");
        return 0;
    }

    private static void Tell(string name, double rate, double ratio, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-36} {rate,9:F4} {unit}   ZoneNews / it: {ratio:F2}"));

    private static int Missing(string what)
    {
        Console.Error.WriteLine(what);
        return 1;
    }

    /// <summary>Seconds of the fastest round of each, taken in turns so that all meet the same machine.</summary>
    private static double[] Fastest(params Action[] actions)
    {
        var best = new double[actions.Length];
        Array.Fill(best, double.MaxValue);
        for (var all = Stopwatch.StartNew(); all.Elapsed < Patience;)
            for (var i = 0; i < actions.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                actions[i]();
                best[i] = Math.Min(best[i], Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        return best;
    }

    private static string Write(TemporaryFolder folder, IEnumerable<byte[]> files, string extension)
    {
        var names = files.Select((bytes, i) =>
        {
            var name = Path.Combine(folder.Path, string.Create(CultureInfo.InvariantCulture, $"{i:000}.{extension}"));
            File.WriteAllBytes(name, bytes);
            return name;
        }).ToList();
        var list = Path.Combine(folder.Path, "list");
        File.WriteAllLines(list, names);
        return list;
    }

    private static bool Npm(TemporaryFolder folder, params string[] packages)
    {
        if (Run("npm", folder, ["install", "--no-audit", "--no-fund", "--silent", .. packages]) is not null)
            return true;
        Console.WriteLine($"{string.Join(", ", packages)}: could not be installed, left out");
        return false;
    }

    private static double? Ask(string program, TemporaryFolder folder, string script, string list)
    {
        var path = Path.Combine(Repository.Root, "tests", "ZoneNews.Benchmarks", "Peers", script);
        if (Run(program, folder, [path, list]) is { } answer && double.TryParse(answer.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var rate))
            return rate;
        Console.WriteLine($"{script}: did not run, left out");
        return null;
    }

    private static string? Run(string program, TemporaryFolder folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, WorkingDirectory = folder.Path, RedirectStandardOutput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
