using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;

namespace ZoneNews.Web.Exports;

/// <summary>Rows as a package: NAME.csv and README.md, which tells what the columns mean, where the rows come from and on what terms.</summary>
public static class PackageFile
{
    private const int RowsBetweenSends = 256;

    public static async Task WriteAsync<T>(IAsyncEnumerable<T> rows, ExportTable<T> table, Stream stream, CancellationToken cancel)
    {
        await using var outbox = new Outbox(stream);
        using (var zip = new ZipArchive(outbox, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var readme = zip.CreateEntry("README.md").Open())
                readme.Write(Encoding.UTF8.GetBytes(Readme(table)));
            using var part = zip.CreateEntry($"{table.Name}.csv", CompressionLevel.Fastest).Open();
            await CsvFile.WriteAsync(SendingAsync(rows, outbox, cancel), table, part, cancel);
        }
        await outbox.SendAsync(cancel);
    }

    /// <summary>The rows; what was written of them goes out on the way, so that memory stays bounded.</summary>
    private static async IAsyncEnumerable<T> SendingAsync<T>(IAsyncEnumerable<T> rows, Outbox outbox, [EnumeratorCancellation] CancellationToken cancel)
    {
        var count = 0;
        await foreach (var row in rows.WithCancellation(cancel))
        {
            yield return row;
            if (++count % RowsBetweenSends == 0)
                await outbox.SendAsync(cancel);
        }
    }

    internal static string Readme<T>(ExportTable<T> table)
    {
        var text = new StringBuilder($"# {table.Title}\n\n{ExportTable<T>.Licence}\n\n`{table.Name}.csv`：UTF-8（带 BOM），RFC 4180；以 = + - @ 开头的文字前加了撇号。\n\n## 列 Columns\n\n| 列 | 名称 | 说明 |\n| --- | --- | --- |\n");
        foreach (var column in table.Columns)
            text.Append('|').AppendJoin('|', new[] { $"`{column.Name}`", column.Title, column.Meaning }.Select(Cell)).Append("|\n");
        text.Append("\n## 来源 Sources\n\n| id | 名称 | 类别 |\n| --- | --- | --- |\n");
        foreach (var source in table.Sources)
            text.Append('|').AppendJoin('|', new[] { source.Id, source.Name, source.Kind }.Select(Cell)).Append("|\n");
        return text.ToString();
    }

    private static string Cell(string text) => $" {text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ")} ";
}
