using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using ZoneNews.Data.Admin;

namespace ZoneNews.Data.Postgres;

/// <summary>Runs PostgreSQL's client programs: the newest installed, since an older one refuses a newer server.</summary>
internal static class PostgresProgram
{
    private const string Installed = "/usr/lib/postgresql";

    public static async Task RunAsync(string program, NpgsqlConnectionStringBuilder connection, IEnumerable<string> arguments, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Find(program)) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["PGHOST"] = connection.Host;
        start.Environment["PGPORT"] = connection.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = connection.Username;
        start.Environment["PGDATABASE"] = connection.Database;
        // Never on the command line, where every user of the machine could read it.
        start.Environment["PGPASSWORD"] = connection.Password;
        using var process = Begin(start, program);
        var said = process.StandardError.ReadToEndAsync(cancel);
        await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0)
            throw new DatabaseException($"{program} failed: {(await said).Trim()}");
    }

    private static Process Begin(ProcessStartInfo start, string program)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            throw new DatabaseException($"{program} was not found: install PostgreSQL's client programs (postgresql-client) on this machine.", fault);
        }
    }

    private static string Find(string program) => !Directory.Exists(Installed)
        ? program
        : Directory.EnumerateDirectories(Installed)
            .OrderByDescending(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(d => Path.Combine(d, "bin", program))
            .FirstOrDefault(File.Exists) ?? program;
}
