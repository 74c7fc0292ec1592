using ZoneNews.Extraction.Observations;

namespace ZoneNews.App;

/// <summary>The catalogue and starter articles that come with the program, in <c>Starter/</c> beside it.</summary>
internal static class ShippedCatalogue
{
    public static string File(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Starter", name);
        return System.IO.File.Exists(path)
            ? path
            : throw new InvalidDataException($"{path} is missing: the program was copied without its Starter folder. Build or publish it again.");
    }

    public static Catalogue Load()
    {
        using var zones = new StreamReader(File("zones.csv"));
        using var divisions = new StreamReader(File("divisions.csv"));
        return CatalogueCsv.Parse(zones, divisions);
    }
}
