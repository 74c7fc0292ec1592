namespace ZoneNews.Web.Exports;

/// <summary>Rows to a stream in any of the forms; a row at a time, so that memory stays bounded.</summary>
public static class ExportWriter
{
    public static Task WriteAsync<T>(
        IAsyncEnumerable<T> rows, ExportTable<T> table, ExportFormat format, Stream stream, CancellationToken cancel) => format switch
        {
            ExportFormat.Csv => CsvFile.WriteAsync(rows, table, stream, cancel),
            ExportFormat.Xlsx => XlsxFile.WriteAsync(rows, table, stream, cancel),
            ExportFormat.Zip => PackageFile.WriteAsync(rows, table, stream, cancel),
            ExportFormat.Json => JsonFile.WriteAsync(rows, table, stream, cancel),
            _ => JsonFile.WriteLinesAsync(rows, stream, cancel),
        };
}
