using System.CommandLine;
using System.CommandLine.Parsing;

namespace ZoneNews.App;

/// <summary>Which engine keeps the data, and where.</summary>
/// <param name="Engine">sqlite or postgres.</param>
/// <param name="Target">The database file, or an Npgsql connection string.</param>
public sealed record DatabaseAddress(string Engine, string Target)
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";
    public const string Forms = "sqlite:PATH or postgres:Host=…;Database=…;Username=…;Password=…";

    public static DatabaseAddress? Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == text.Length - 1)
            return null;
        var engine = text[..colon].ToLowerInvariant();
        return engine is Sqlite or Postgres ? new DatabaseAddress(engine, text[(colon + 1)..]) : null;
    }
}

/// <summary>What every verb needs to know. Read from the command line, else from the environment, else the default.</summary>
public sealed record Settings(DatabaseAddress Database, string DataFolder)
{
    public const string DatabaseVariable = "ZONENEWS_DATABASE";
    public const string DataVariable = "ZONENEWS_DATA";

    public static Option<string> DatabaseOption { get; } = Create();

    public static Option<string?> DataOption { get; } = new("--data")
    {
        Description = $"Folder of the database file, keys and logs (default: data; environment: {DataVariable}).",
        HelpName = "FOLDER",
        Recursive = true,
    };

    public static Settings From(ParseResult parsed)
    {
        var data = parsed.GetValue(DataOption) ?? Environment.GetEnvironmentVariable(DataVariable) ?? "data";
        var address = parsed.GetValue(DatabaseOption) is { Length: > 0 } given
            ? given
            : Environment.GetEnvironmentVariable(DatabaseVariable) is { Length: > 0 } variable
                ? variable
                : "sqlite:" + Path.Combine(data, "zonenews.db");
        var database = DatabaseAddress.Parse(address)
            ?? throw new SettingsException($"{DatabaseVariable} reads “{address}”: write {DatabaseAddress.Forms}.");
        return new Settings(database, data);
    }

    private static Option<string> Create()
    {
        var option = new Option<string>("--database")
        {
            Description = $"{DatabaseAddress.Forms} (default: sqlite:data/zonenews.db; environment: {DatabaseVariable}).",
            HelpName = "ADDRESS",
            Recursive = true,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && DatabaseAddress.Parse(text) is null)
                result.AddError($"--database “{text}” names no engine: write {DatabaseAddress.Forms}.");
        });
        return option;
    }
}

/// <summary>A setting that cannot be used; the message says which, and what may stand there.</summary>
public sealed class SettingsException(string message) : Exception(message);
