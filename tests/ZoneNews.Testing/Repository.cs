namespace ZoneNews.Testing;

/// <summary>Where the tests find the project's files and, where it stands beside the checkout, the shared material.</summary>
public static class Repository
{
    /// <summary>The folder that holds ZoneNews.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The test sites, a folder each.</summary>
    public static string Sites => Path.Combine(Root, "tests", "corpus", "sites");

    /// <summary>The sites that nothing is tuned on.</summary>
    public static string Heldout => Path.Combine(Root, "tests", "corpus", "heldout");

    /// <summary>The catalogue and the starter articles that the product ships.</summary>
    public static string Starter => Path.Combine(Root, "src", "ZoneNews.App", "Starter");

    /// <summary>A path under <c>../shared</c>, or null where it is absent: the test then skips and says so.</summary>
    public static string? Shared(string relative)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", relative));
        return Path.Exists(path) ? path : null;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ZoneNews.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("No folder above " + AppContext.BaseDirectory + " holds ZoneNews.sln.");
    }
}
