namespace ZoneNews.Testing;

/// <summary>Where tests find what they read.</summary>
public static class Places
{
    /// <summary>The folder that holds ZoneNews.sln.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The corpus of test sites.</summary>
    public static string Sites => Path.Combine(Repository, "tests", "corpus", "sites");

    /// <summary>A file or folder of the outside cases beside the repository; null where they are absent.</summary>
    public static string? Shared(params string[] parts)
    {
        var path = Path.Combine([Path.GetDirectoryName(Repository)!, "shared", .. parts]);
        return Path.Exists(path) ? path : null;
    }

    private static string FindRepository()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "ZoneNews.sln")))
                return folder;
        throw new InvalidOperationException("ZoneNews.sln is in no folder above the tests.");
    }
}
