using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ZoneNews.Testing;

namespace ZoneNews.App.Tests;

/// <summary>The portal as a newcomer starts it.</summary>
public sealed class ServeCommandTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Serves_the_starter_content_says_where_and_how_to_make_an_administrator_and_survives_a_kill()
    {
        using var folder = new TemporaryFolder();
        var address = $"http://localhost:{FreePort()}";
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        var said = await ServeAsync(folder, address, async () =>
        {
            var home = await http.GetStringAsync("/", Cancel);
            Assert.Contains("苏州工业园区", home, StringComparison.Ordinal);
            Assert.Contains("\"total\":110", await http.GetStringAsync("/api/v1/articles", Cancel), StringComparison.Ordinal);
        });
        Assert.Contains("user add NAME --role admin", said, StringComparison.Ordinal);

        var made = await ZoneNewsProcess.RunAsync(["user", "add", "guan", "--role", "admin"], folder.Path, "a password of some length\n", Cancel);
        Assert.Equal(0, made.ExitCode);
        var again = await ServeAsync(folder, address, async () =>
            Assert.Contains("\"total\":110", await http.GetStringAsync("/api/v1/articles", Cancel), StringComparison.Ordinal));
        Assert.DoesNotContain("No administrator", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_one_sentence_with_its_remedy()
    {
        using var folder = new TemporaryFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var answer = await ZoneNewsProcess.RunAsync(["serve", "--no-crawler", "--urls", $"http://127.0.0.1:{port}"], folder.Path, cancel: Cancel);
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("--urls", Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dotnet_run_keeps_its_data_in_the_folder_where_it_was_called()
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.Path };
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Name;
        foreach (var argument in new[] { "run", "--no-build", "--configuration", configuration, "--project", Path.Combine(Repository.Root, "src", "ZoneNews.App"), "--", "db", "migrate" })
            start.ArgumentList.Add(argument);
        start.Environment.Remove("ZONENEWS_DATA");
        start.Environment.Remove("ZONENEWS_DATABASE");
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync(Cancel);
        await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0, await said);
        Assert.True(File.Exists(Path.Combine(folder.Path, "data", "zonenews.db")));
    }

    /// <summary>Starts the portal, does something with it, kills it, and gives what it said.</summary>
    private static async Task<string> ServeAsync(TemporaryFolder folder, string address, Func<Task> use)
    {
        using var process = ZoneNewsProcess.Start(["serve", "--no-crawler", "--urls", address], folder.Path);
        var said = "";
        try
        {
            while (!said.Contains("is at", StringComparison.Ordinal))
                said += await process.StandardOutput.ReadLineAsync(Cancel) ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(Cancel));
            await use();
        }
        finally
        {
            process.Kill();
        }
        return said + await process.StandardOutput.ReadToEndAsync(Cancel);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
