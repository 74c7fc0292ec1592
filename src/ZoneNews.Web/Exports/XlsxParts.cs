using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ZoneNews.Web.Exports;

/// <summary>The parts of a workbook that are the same in every file.</summary>
internal static class XlsxParts
{
    // Places in the stylesheet's list of cell formats.
    public const uint PlainStyle = 0;
    public const uint HeaderStyle = 1;
    public const uint WholeStyle = 2;
    public const uint DayStyle = 3;
    public const uint InstantStyle = 4;

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly string[] SheetNames = ["数据", "列", "来源与许可"];

    /// <summary>Parts in the words of the spreadsheet schema.</summary>
    public static IReadOnlyList<(string Path, Func<OpenXmlElement> Element)> Fixed { get; } =
        [("xl/workbook.xml", Workbook), ("xl/styles.xml", Stylesheet)];

    /// <summary>What holds the parts together (ECMA-376 part 2).</summary>
    public static IReadOnlyList<(string Path, byte[] Document)> Package { get; } =
        [("[Content_Types].xml", ContentTypes()), ("_rels/.rels", RootRelations()), ("xl/_rels/workbook.xml.rels", WorkbookRelations())];

    public static string SheetPath(int number) => string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml");

    private static Workbook Workbook() => new(new Sheets(SheetNames.Select((name, i) => new Sheet
    {
        Name = name,
        SheetId = (uint)i + 1,
        Id = string.Create(CultureInfo.InvariantCulture, $"rId{i + 1}"),
    })));

    private static Stylesheet Stylesheet() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            Format(1),
            Format(14),
            Format(22)));

    private static CellFormat Format(uint number) => new() { NumberFormatId = number, ApplyNumberFormat = true };

    private static byte[] ContentTypes()
    {
        var parts = Enumerable.Range(1, SheetNames.Length).Select(n => Override(SheetPath(n), "worksheet+xml"));
        return Xml($"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{Override("xl/workbook.xml", "sheet.main+xml")}{Override("xl/styles.xml", "styles+xml")}{string.Concat(parts)}</Types>
            """);
    }

    private static string Override(string path, string type) => $"""<Override PartName="/{path}" ContentType="{Types}.{type}"/>""";

    private static byte[] RootRelations() => RelationsOf([("officeDocument", "xl/workbook.xml")]);

    private static byte[] WorkbookRelations() => RelationsOf(
        [.. Enumerable.Range(1, SheetNames.Length).Select(n => ("worksheet", SheetPath(n)["xl/".Length..])), ("styles", "styles.xml")]);

    private static byte[] RelationsOf(IEnumerable<(string Type, string Target)> targets)
    {
        var relations = targets.Select((t, i) => string.Create(
            CultureInfo.InvariantCulture, $"""<Relationship Id="rId{i + 1}" Type="{Relations}/{t.Type}" Target="{t.Target}"/>"""));
        return Xml($"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(relations)}</Relationships>""");
    }

    private static byte[] Xml(string body) => Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + body);
}
