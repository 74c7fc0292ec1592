using System.IO.Compression;
using System.Text;

namespace ZoneNews.Web.Exports;

/// <summary>Rows as a package: NAME.csv and README.md, which tells what the columns mean, where the rows come from and on what terms.</summary>
public static class PackageFile
{
    public static async Task WriteAsync<T>(IAsyncEnumerable<T> rows, ExportTable<T> table, Stream stream, CancellationToken cancel)
    {
        await using var outbox = new Outbox(stream);
        using (var zip = new ZipArchive(outbox, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var readme = zip.CreateEntry("README.md").Open())
                readme.Write(Encoding.UTF8.GetBytes(Readme(table)));
            using var part = zip.CreateEntry($"{table.Name}.csv", CompressionLevel.Fastest).Open();
            await CsvFile.WriteAsync(outbox.SendingAsync(rows, cancel), table, part, cancel);
        }
        await outbox.SendAsync(cancel);
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
