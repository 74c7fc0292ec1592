using System.Globalization;

namespace ZoneNews.Data.Import;

/// <summary>A line of a CSV file by its header's names; fields are trimmed, several values are separated by <c>;</c>.</summary>
internal sealed class CsvLine(int number, Dictionary<string, int> columns, string[] fields)
{
    public int Number { get; } = number;

    /// <summary>The lines after the header. Missing columns and lines of another length are reported.</summary>
    public static IEnumerable<CsvLine> Read(string text, IReadOnlyList<string> needed, Action<int, BadFieldException> report)
    {
        var records = CsvText.Read(text).ToList();
        if (records is not [var header, ..])
        {
            report(0, new BadFieldException(null, $"the file is empty; its first line names the columns {string.Join(", ", needed)}."));
            yield break;
        }
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Fields.Length; i++)
            columns.TryAdd(header.Fields[i].Trim(), i);
        if (needed.Where(n => !columns.ContainsKey(n)).ToList() is { Count: > 0 } missing)
        {
            report(header.Line, new BadFieldException(null, $"the column {string.Join(", ", missing)} is missing; the first line must name {string.Join(", ", needed)}."));
            yield break;
        }
        foreach (var (line, fields) in records.Skip(1))
            if (fields.Length == header.Fields.Length)
                yield return new CsvLine(line, columns, fields);
            else
                report(line, new BadFieldException(null, string.Create(CultureInfo.InvariantCulture,
                    $"{fields.Length} fields where the header has {header.Fields.Length}; put a field with a comma or a quote into double quotes.")));
    }

    /// <summary>The field, null where it is empty.</summary>
    public string? Optional(string column) => columns.TryGetValue(column, out var i) && fields[i].Trim() is { Length: > 0 } field ? field : null;

    public string Needed(string column, int longest = 200) => Optional(column) switch
    {
        null => throw new BadFieldException(column, "the field is empty; it is needed."),
        { } field when field.Length > longest => throw new BadFieldException(column, string.Create(CultureInfo.InvariantCulture, $"the field is longer than {longest} characters; shorten it.")),
        var field => field,
    };

    public string OneOf(string column, params string[] allowed) => Needed(column) is var field && allowed.Contains(field)
        ? field
        : throw new BadFieldException(column, $"'{field}' is none of {string.Join(", ", allowed)}.");

    public string[] Several(string column) =>
        [.. (Optional(column) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    public int? Year(string column) => Optional(column) switch
    {
        null => null,
        { } field when int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1900 and < 2200 => year,
        var field => throw new BadFieldException(column, $"'{field}' is no year; write four digits or leave it empty."),
    };

    public decimal? Decimal(string column) => Optional(column) switch
    {
        null => null,
        { } field when decimal.TryParse(field, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        var field => throw new BadFieldException(column, $"'{field}' is no number; write digits with a point, or leave it empty."),
    };
}
