using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ZoneNews.Web.Exports;

/// <summary>A sheet's cells: text stays text, numbers are numbers, days are days.</summary>
internal static class XlsxCells
{
    private const int LongestText = 32767;

    public static void WriteSheet(OpenXmlWriter writer, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var header = true;
        Begin(writer, columns: 3);
        foreach (var row in rows)
        {
            WriteRow(writer, row, header);
            header = false;
        }
        End(writer);
    }

    /// <summary>Opens a sheet whose first row stays in view.</summary>
    public static void Begin(OpenXmlWriter writer, int columns)
    {
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        {
            WorkbookViewId = 0,
        }));
        writer.WriteElement(new Columns(new Column { Min = 1, Max = (uint)columns, Width = 18, CustomWidth = true }));
        writer.WriteStartElement(new SheetData());
    }

    public static void End(OpenXmlWriter writer)
    {
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    public static void WriteRow(OpenXmlWriter writer, IEnumerable<object?> values, bool header = false)
    {
        writer.WriteStartElement(new Row());
        foreach (var value in values)
            writer.WriteElement(Cell(value, header));
        writer.WriteEndElement();
    }

    private static Cell Cell(object? value, bool header) => value switch
    {
        null => new Cell(),
        string text => new Cell
        {
            DataType = CellValues.InlineString,
            StyleIndex = header ? XlsxParts.HeaderStyle : XlsxParts.PlainStyle,
            InlineString = new InlineString(new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve }),
        },
        DateOnly day => Number(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), XlsxParts.DayStyle),
        DateTime instant => Number(instant.ToOADate().ToString(CultureInfo.InvariantCulture), XlsxParts.InstantStyle),
        double number => Number(number.ToString(CultureInfo.InvariantCulture), XlsxParts.PlainStyle),
        decimal number when number != decimal.Truncate(number) => Number(number.ToString(CultureInfo.InvariantCulture), XlsxParts.PlainStyle),
        _ => Number(Convert.ToString(value, CultureInfo.InvariantCulture)!, XlsxParts.WholeStyle),
    };

    private static Cell Number(string value, uint style) => new() { CellValue = new CellValue(value), StyleIndex = style };

    /// <summary>Without what XML forbids (control characters, halves of surrogate pairs), and no longer than a cell may be.</summary>
    private static string Printable(string text)
    {
        var shortened = text.Length > LongestText ? text[..(LongestText - 1)] + "…" : text;
        return shortened.Any(c => IsForbidden(c) || char.IsSurrogate(c))
            ? string.Concat(shortened.EnumerateRunes().Where(r => !r.IsBmp || !IsForbidden((char)r.Value)))
            : shortened;
    }

    private static bool IsForbidden(char c) => (c < ' ' && c is not ('\t' or '\n' or '\r')) || c is '\uFFFE' or '\uFFFF';
}
