using ZoneNews.Testing;

namespace ZoneNews.Conventions.Tests;

internal static class SourceFiles
{
    /// <summary>Paths relative to the root, migrations and build output left out.</summary>
    public static IEnumerable<string> Under(string folder, string pattern = "*.cs") =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
            .Where(f => !f.Contains("/Migrations/", StringComparison.Ordinal)
                && !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)
                && !f.Contains("/node_modules/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    public static string Text(string relative) => File.ReadAllText(Path.Combine(Repository.Root, relative));

    /// <summary>The file without its comment lines.</summary>
    public static string Code(string relative) =>
        string.Join('\n', Text(relative).Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
}
