using ZoneNews.Extraction.Observations;

namespace ZoneNews.Testing;

/// <summary>The catalogue of zones and divisions that the product ships, as the readers see it.</summary>
public static class StarterCatalogue
{
    private static readonly Lazy<Catalogue> Shipped = new(() =>
    {
        using var zones = File.OpenText(Path.Combine(Repository.Starter, "zones.csv"));
        using var divisions = File.OpenText(Path.Combine(Repository.Starter, "divisions.csv"));
        return CatalogueCsv.Parse(zones, divisions);
    });

    public static Catalogue Value => Shipped.Value;
}
