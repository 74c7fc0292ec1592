namespace ZoneNews.Web.Exports;

/// <summary>A column of a file.</summary>
/// <param name="Name">For programs: snake_case, as in the JSON.</param>
/// <param name="Title">For people.</param>
/// <param name="Meaning">Unit, form, allowed values.</param>
/// <param name="Value">Text, a number, a day or an instant (UTC); null leaves the cell empty.</param>
public sealed record Column<T>(string Name, string Title, string Meaning, Func<T, object?> Value);

/// <summary>A site that rows may come from.</summary>
public sealed record SourceNote(string Id, string Name, string Kind);

/// <summary>What a file says of itself.</summary>
public sealed record ExportTable<T>(string Name, string Title, IReadOnlyList<Column<T>> Columns, IReadOnlyList<SourceNote> Sources)
{
    public const string Licence =
        "数字由程序从所列网页读出，附原句与网址，引用时请注明原发布者并核对原文。文章版权归原发布者所有。"
        + " Figures were read by a program from the pages named; cite their publishers and check the original. Articles belong to their publishers.";
}
