using System.Globalization;
using CsvHelper;

namespace ZoneNews.Web.Exports;

/// <summary>Rows as comma-separated values that a spreadsheet opens without running them.</summary>
public static class CsvFile
{
    // What makes a spreadsheet take a text for a formula, also in full width (which CsvHelper's own protection does not know).
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true };

    public static async Task WriteAsync<T>(IAsyncEnumerable<T> rows, ExportTable<T> table, Stream stream, CancellationToken cancel)
    {
        await using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        foreach (var column in table.Columns)
            csv.WriteField(column.Name);
        await csv.EndRecordAsync(cancel);
        await foreach (var row in rows.WithCancellation(cancel))
        {
            foreach (var column in table.Columns)
                csv.WriteField(Text(column.Value(row)));
            await csv.EndRecordAsync(cancel);
        }
    }

    private static string? Text(object? value) => value switch
    {
        string text => Inert(text),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>A text that would be a formula gets an apostrophe before it, which spreadsheets read as "text".</summary>
    public static string Inert(string text) => text.Length > 0 && FormulaStarts.Contains(text[0]) ? "'" + text : text;
}
