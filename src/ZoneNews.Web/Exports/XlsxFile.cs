using System.IO.Compression;
using DocumentFormat.OpenXml;

namespace ZoneNews.Web.Exports;

/// <summary>
/// Rows as a workbook of three sheets, written forward only: memory does not grow with the rows.
/// (SpreadsheetDocument holds each part whole until it is closed, so the package is put together here.)
/// </summary>
public static class XlsxFile
{
    /// <summary>The most rows that a sheet can have, the header and a note that rows are missing included.</summary>
    public const int MostRows = 1_048_576;

    private const string Cut = "其余未写：一张工作表至多 1,048,576 行。请取 CSV 或 JSON，或加筛选。 More rows exist than a sheet can hold: take CSV or JSON, or narrow the query.";

    public static Task WriteAsync<T>(IAsyncEnumerable<T> rows, ExportTable<T> table, Stream stream, CancellationToken cancel) =>
        WriteAsync(rows, table, MostRows, stream, cancel);

    internal static async Task WriteAsync<T>(IAsyncEnumerable<T> rows, ExportTable<T> table, int mostRows, Stream stream, CancellationToken cancel)
    {
        await using var outbox = new Outbox(stream);
        using (var zip = new ZipArchive(outbox, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, document) in XlsxParts.Package)
                WriteBytes(zip, path, document);
            foreach (var (path, element) in XlsxParts.Fixed)
                WritePart(zip, path, writer => writer.WriteElement(element()));
            await WriteRowsAsync(zip, outbox.SendingAsync(rows, cancel), table, mostRows, cancel);
            WritePart(zip, XlsxParts.SheetPath(2), writer => XlsxCells.WriteSheet(writer, ColumnNotes(table)));
            WritePart(zip, XlsxParts.SheetPath(3), writer => XlsxCells.WriteSheet(writer, SourceNotes(table)));
        }
        await outbox.SendAsync(cancel);
    }

    private static async Task WriteRowsAsync<T>(
        ZipArchive zip, IAsyncEnumerable<T> rows, ExportTable<T> table, int mostRows, CancellationToken cancel)
    {
        using var part = Create(zip, XlsxParts.SheetPath(1));
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartDocument(standalone: true);
        XlsxCells.Begin(writer, table.Columns.Count);
        XlsxCells.WriteRow(writer, table.Columns.Select(c => (object?)c.Title), header: true);
        var written = 1;
        await foreach (var row in rows.WithCancellation(cancel))
        {
            if (written == mostRows - 1)
            {
                XlsxCells.WriteRow(writer, [Cut]);
                break;
            }
            XlsxCells.WriteRow(writer, table.Columns.Select(c => c.Value(row)));
            written++;
        }
        XlsxCells.End(writer);
    }

    private static void WritePart(ZipArchive zip, string path, Action<OpenXmlWriter> write)
    {
        using var part = Create(zip, path);
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartDocument(standalone: true);
        write(writer);
    }

    private static void WriteBytes(ZipArchive zip, string path, byte[] document)
    {
        using var part = Create(zip, path);
        part.Write(document);
    }

    private static Stream Create(ZipArchive zip, string path) => zip.CreateEntry(path, CompressionLevel.Fastest).Open();

    private static IEnumerable<IReadOnlyList<object?>> ColumnNotes<T>(ExportTable<T> table) =>
        [["列", "名称", "说明"], .. table.Columns.Select(c => (IReadOnlyList<object?>)[c.Title, c.Name, c.Meaning])];

    private static IEnumerable<IReadOnlyList<object?>> SourceNotes<T>(ExportTable<T> table) =>
        [["来源", "名称", "类别"], .. table.Sources.Select(s => (IReadOnlyList<object?>)[s.Id, s.Name, s.Kind]), ["许可", ExportTable<T>.Licence, null]];
}
