namespace ZoneNews.Web.Exports;

/// <summary>The forms that a file of rows may have.</summary>
public enum ExportFormat
{
    /// <summary>UTF-8 with a byte order mark (Excel needs it), RFC 4180.</summary>
    Csv,

    /// <summary>A workbook: the rows, the columns explained, sources and licence.</summary>
    Xlsx,

    /// <summary>One object: about, and the rows as items.</summary>
    Json,

    /// <summary>A row a line.</summary>
    Jsonl,

    /// <summary>A package: the CSV and a README of its columns, sources and licence.</summary>
    Zip,
}

public static class ExportFormats
{
    public static IReadOnlyList<string> Names { get; } = ["csv", "xlsx", "json", "jsonl", "zip"];

    /// <summary>Null where the name is none of <see cref="Names"/>.</summary>
    public static ExportFormat? Parse(string name) => name switch
    {
        "csv" => ExportFormat.Csv,
        "xlsx" => ExportFormat.Xlsx,
        "json" => ExportFormat.Json,
        "jsonl" => ExportFormat.Jsonl,
        "zip" => ExportFormat.Zip,
        _ => null,
    };

    public static string ContentType(this ExportFormat format) => format switch
    {
        ExportFormat.Csv => "text/csv; charset=utf-8",
        ExportFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ExportFormat.Json => "application/json; charset=utf-8",
        ExportFormat.Zip => "application/zip",
        _ => "application/x-ndjson; charset=utf-8",
    };
}
