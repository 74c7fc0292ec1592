namespace ZoneNews.Extraction.Observations;

/// <summary>The catalogue's tables in the form that the product ships them: CSV with a header, lists parted by ; in a field.</summary>
public static class CatalogueCsv
{
    /// <exception cref="FormatException">A column is missing.</exception>
    public static Catalogue Parse(TextReader zones, TextReader divisions) =>
        Catalogue.Build([.. Rows(zones).Select(Zone)], [.. Rows(divisions).Select(Division)]);

    private static CatalogueZone Zone(IReadOnlyDictionary<string, string> row) => new(
        row["name"], row["level"], row["type"], Empty(row["province"]), Empty(row["city"]), Empty(row["county"]),
        row["aliases"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static CatalogueDivision Division(IReadOnlyDictionary<string, string> row) => new(
        row["code"], row["name"], row["short_name"], row["level"], Empty(row["parent_code"]));

    private static string? Empty(string value) => value.Length == 0 ? null : value;

    private static IEnumerable<IReadOnlyDictionary<string, string>> Rows(TextReader reader)
    {
        if (reader.ReadLine() is not { } header)
            yield break;
        var columns = Fields(header.TrimStart('\uFEFF'));
        while (reader.ReadLine() is { } line)
            if (line.Length > 0)
                yield return columns.Zip(Fields(line)).ToDictionary(p => p.First, p => p.Second);
    }

    private static List<string> Fields(string line)
    {
        var (fields, field, quoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                field.Append(line[i++]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
                field.Append(line[i]);
        }
        fields.Add(field.ToString());
        return fields;
    }
}
