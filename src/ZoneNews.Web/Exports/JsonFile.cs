using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ZoneNews.Web.Exports;

/// <summary>Rows as JSON, named as in the API.</summary>
public static class JsonFile
{
    /// <summary>snake_case; Han characters stand as they are, signs of HTML are escaped.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private static readonly byte[] NewLine = "\n"u8.ToArray();

    public static async Task WriteLinesAsync<T>(IAsyncEnumerable<T> rows, Stream stream, CancellationToken cancel)
    {
        await foreach (var row in rows.WithCancellation(cancel))
        {
            await JsonSerializer.SerializeAsync(stream, row, Options, cancel);
            await stream.WriteAsync(NewLine, cancel);
        }
    }

    public static Task WriteAsync<T>(IAsyncEnumerable<T> rows, ExportTable<T> table, Stream stream, CancellationToken cancel)
    {
        var about = new About(
            table.Title, ExportTable<T>.Licence, [.. table.Columns.Select(c => new ColumnNote(c.Name, c.Title, c.Meaning))], table.Sources);
        return JsonSerializer.SerializeAsync(stream, new Package<T>(about, rows), Options, cancel);
    }

    private sealed record Package<T>(About About, IAsyncEnumerable<T> Items);

    private sealed record About(string Title, string Licence, IReadOnlyList<ColumnNote> Columns, IReadOnlyList<SourceNote> Sources);

    private sealed record ColumnNote(string Name, string Title, string Meaning);
}
