using System.Globalization;
using System.Text;

namespace ZoneNews.Extraction.Documents.Sheets;

/// <summary>Cells as a spreadsheet shows them, as far as figures are told by it: decimals, percent, groups, words in quotes (ISO/IEC 29500-1, 18.8.31).</summary>
internal static class SheetFormat
{
    private const int Digits = 11;

    /// <param name="format">The cell's number format; null or General shows the number as it is.</param>
    public static string Show(object? value, string? format) => value switch
    {
        null => "",
        string text => DocumentLines.Fold(text),
        bool truth => truth ? "TRUE" : "FALSE",
        DateTime day => Show(day, format),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        double number when double.IsFinite(number) => Show(number, format),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };

    private static string Show(DateTime day, string? format)
    {
        var parts = Sections(format)[0].Pattern;
        return day.ToString(day.TimeOfDay != TimeSpan.Zero && day.Date.Year < 1901 ? "HH:mm"
            : parts.Contains('d', StringComparison.OrdinalIgnoreCase) ? "yyyy-MM-dd"
            : parts.Contains('y', StringComparison.OrdinalIgnoreCase) ? "yyyy年M月" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string Show(double number, string? format)
    {
        var sections = Sections(format);
        var (before, pattern, after) = number < 0 && sections.Count > 1 ? sections[1] : sections[0];
        if (!pattern.AsSpan().ContainsAny('0', '#', '?'))
            return before + Plain(number) + after;
        var percent = pattern.Contains('%');
        var point = pattern.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : pattern[(point + 1)..].TakeWhile(c => c is '0' or '#' or '?').Count();
        var grouped = pattern.Contains(',');
        return before + (percent ? number * 100 : number).ToString((grouped ? "N" : "F") + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + (percent ? "%" : "") + after;
    }

    // A binary fraction such as 6.7999999999999998 was typed as 6.8.
    private static string Plain(double number)
    {
        if (Math.Abs(number) is not (< 1e15 and > 1e-9))
            return number == 0 ? "0" : number.ToString("G6", CultureInfo.InvariantCulture);
        var whole = Math.Max(0, (int)Math.Floor(Math.Log10(Math.Abs(number))) + 1);
        return Math.Round((decimal)number, Math.Clamp(Digits - whole, 0, 12)).ToString("0.############", CultureInfo.InvariantCulture);
    }

    /// <summary>The sections of a format, each as the words before and after its figures and the bare pattern; colours and conditions are left out.</summary>
    private static List<(string Before, string Pattern, string After)> Sections(string? format)
    {
        var sections = new List<(string Before, string Pattern, string After)>();
        var (before, pattern, after) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        var text = format is null || format.StartsWith("General", StringComparison.OrdinalIgnoreCase) ? "" : format;
        for (var i = 0; i < text.Length; i++)
        {
            var words = pattern.Length == 0 ? before : after;
            if (text[i] == ';')
                Close();
            else if (text[i] is '"' or '[' && text.IndexOf(text[i] == '"' ? '"' : ']', i + 1) is > 0 and var end)
            {
                if (text[i] == '"')
                    words.Append(text, i + 1, end - i - 1);
                i = end;
            }
            else if (text[i] == '\\' && i + 1 < text.Length)
                words.Append(text[++i]);
            else if (text[i] is '_' or '*')
                i++;
            else if (text[i] is '-' or '+' or '(' or ')' or ' ')
                words.Append(text[i]);
            else
                pattern.Append(text[i]);
        }
        Close();
        return sections;

        // A section for what is below zero shows no sign of its own: brackets or a stroke do.
        void Close()
        {
            sections.Add((before.ToString().Trim(), pattern.ToString(), after.ToString().Trim()));
            before.Clear();
            pattern.Clear();
            after.Clear();
        }
    }
}
