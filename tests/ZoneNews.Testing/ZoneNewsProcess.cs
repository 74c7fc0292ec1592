using System.Diagnostics;

namespace ZoneNews.Testing;

/// <summary>What a finished <c>zonenews</c> said.</summary>
public sealed record ProcessAnswer(int ExitCode, string Output, string Error);

/// <summary>The built program, run as a person would.</summary>
public static class ZoneNewsProcess
{
    /// <summary>Runs a verb to its end.</summary>
    public static async Task<ProcessAnswer> RunAsync(IEnumerable<string> arguments, string? folder = null, string? input = null, CancellationToken cancel = default)
    {
        using var process = Start(arguments, folder);
        if (input is not null)
            await process.StandardInput.WriteAsync(input.AsMemory(), cancel);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var error = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return new ProcessAnswer(process.ExitCode, await output, await error);
    }

    /// <summary>Starts it and leaves it running; the caller kills it.</summary>
    public static Process Start(IEnumerable<string> arguments, string? folder = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            WorkingDirectory = folder ?? Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var variable in new[] { "ZONENEWS_DATABASE", "ZONENEWS_DATA", "ZONENEWS_URLS" })
            start.Environment.Remove(variable);
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }

    // The program is built beside the tests: artifacts/bin/<project>/<configuration>/.
    private static string Program
    {
        get
        {
            var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Name;
            return Path.Combine(Repository.Root, "artifacts", "bin", "ZoneNews.App", configuration, "zonenews.dll");
        }
    }
}

/// <summary>A folder of one test's own; gone at its end.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "zonenews-" + Guid.NewGuid().ToString("N"));

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
