using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using ZoneNews.Benchmarks;
using ZoneNews.Benchmarks.Archive;
using ZoneNews.Benchmarks.Fuzz;
using ZoneNews.Benchmarks.Peers;

// Benchmarks by name (--filter '*Page*', --list flat), or a longer run by its verb.
return args switch
{
    ["fuzz", "figures", .. var rest] => FigureFuzz.Run(rest),
    ["fuzz", "pages", .. var rest] => PageFuzz.Run(rest),
    ["memory", "pages", .. var rest] => PageMemory.Run(rest),
    ["archive", "make", var target, .. var rest] => ArchiveMake.Run(target, rest),
    ["archive", "measure", var target, .. var rest] => ArchiveMeasure.Run(target, rest),
    ["paint", var address] => await Paint.RunAsync(address.TrimEnd('/')),
    ["peers", "pages"] => PeerRun.Pages(),
    ["peers", "figures"] => PeerRun.Figures(),
    _ => Benchmarks(args),
};

static int Benchmarks(string[] args)
{
    // In the same process: all of a run share one machine state, and what counts is their ratio.
    var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance)).WithOptions(ConfigOptions.DisableLogFile);
    return BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config).Any(s => s.HasCriticalValidationErrors) ? 1 : 0;
}
