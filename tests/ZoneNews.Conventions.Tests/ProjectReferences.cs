using System.Text.RegularExpressions;
using System.Xml.Linq;
using ZoneNews.Testing;

namespace ZoneNews.Conventions.Tests;

/// <summary>The one rule of the house: arrows only go down (docs/adr/0001).</summary>
public sealed partial class ProjectReferences
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["ZoneNews.App"] = ["ZoneNews.Web", "ZoneNews.Crawling", "ZoneNews.Data.Sqlite", "ZoneNews.Data.Postgres", "ZoneNews.Data", "ZoneNews.Extraction"],
        ["ZoneNews.Web"] = ["ZoneNews.Data", "ZoneNews.Extraction"],
        ["ZoneNews.Crawling"] = ["ZoneNews.Data", "ZoneNews.Extraction"],
        ["ZoneNews.Data.Sqlite"] = ["ZoneNews.Data"],
        ["ZoneNews.Data.Postgres"] = ["ZoneNews.Data"],
        ["ZoneNews.Data"] = [],
        ["ZoneNews.Extraction"] = [],
    };

    public static TheoryData<string> Projects() => new(Allowed.Keys);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Arrows_only_go_down(string project)
    {
        var references = Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));
        Assert.Empty(references.Except(Allowed[project]));
    }

    [Fact]
    public void Every_project_under_src_has_its_place_in_the_rule()
    {
        var projects = Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName);
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), projects.Order(StringComparer.Ordinal)!);
    }

    [Fact]
    public void Only_the_engines_projects_know_their_provider()
    {
        var strangers = Allowed.Keys
            .Where(p => !p.StartsWith("ZoneNews.Data.", StringComparison.Ordinal))
            .SelectMany(p => Items(p, "PackageReference").Select(package => (Project: p, Package: package)))
            .Where(x => x.Package.Contains("Sqlite", StringComparison.OrdinalIgnoreCase) || x.Package.Contains("Npgsql", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(strangers);
    }

    [Fact]
    public void Extraction_is_pure()
    {
        string[] impure = ["EntityFramework", "Logging", "Http", "Hosting"];
        Assert.DoesNotContain(Items("ZoneNews.Extraction", "PackageReference"), p => impure.Any(i => p.Contains(i, StringComparison.Ordinal)));
        var uses = SourceFiles.Under("src/ZoneNews.Extraction").SelectMany(f => Outside().Matches(SourceFiles.Code(f)).Select(m => $"{f}: {m.Value}"));
        Assert.Empty(uses);
    }

    [GeneratedRegex(@"\b(HttpClient|ILogger|TimeProvider|(File|Directory|Environment)\.[A-Z]\w+\(|CultureInfo\.CurrentCulture)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Outside();

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj"))
            .Descendants(kind).Select(e => (string?)e.Attribute("Include")).OfType<string>();
}
