using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Admin;

namespace ZoneNews.App;

/// <summary>One clear sentence for what can go wrong outside the program; null for what is a fault of the program itself.</summary>
public static class Problem
{
    public static string? Describe(Exception problem) => problem switch
    {
        SettingsException settings => settings.Message,
        DatabaseException database => database.Message,
        InvalidDataException data => data.Message,
        FileNotFoundException file => $"{file.FileName ?? file.Message}: there is no such file.",
        DirectoryNotFoundException folder => folder.Message,
        UnauthorizedAccessException access => $"{access.Message} Give the account that runs zonenews the right, or name another place with --data.",
        IOException { InnerException: AddressInUseException } port =>
            $"{port.Message} Another program listens there: stop it, or give another address with --urls http://localhost:PORT.",
        DbException database => Database(database),
        InvalidOperationException { InnerException: DbException database } => Database(database),
        DbUpdateException { InnerException: DbException database } => Database(database),
        AggregateException { InnerException: { } inner } => Describe(inner),
        IOException io => io.Message,
        _ => null,
    };

    private static string Database(DbException problem)
    {
        var text = problem.Message.ReplaceLineEndings(" ").Trim();
        return Causes(problem).Any(c => c is SocketException or TimeoutException)
            ? $"The database does not answer: {text}. Start it, or check --database and {Settings.DatabaseVariable}."
            : $"The database says: {text}. Check --database and {Settings.DatabaseVariable}; 'zonenews db status' shows its state.";
    }

    private static IEnumerable<Exception> Causes(Exception? problem)
    {
        for (var at = problem; at is not null; at = at.InnerException)
            yield return at;
    }
}
