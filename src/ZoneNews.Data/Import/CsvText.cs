using System.Text;

namespace ZoneNews.Data.Import;

/// <summary>CSV as RFC 4180 has it: a quoted field may hold commas, line breaks and doubled quotes.</summary>
internal static class CsvText
{
    /// <summary>The records that are not blank, with the number of the line where each begins; 1 is the first.</summary>
    public static IEnumerable<(int Line, string[] Fields)> Read(string text)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var (line, begin, quoted) = (1, 1, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
                line++;
            if (c == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[++i]);
            else if (c == '"' && (quoted || field.Length == 0))
                quoted = !quoted;
            else if (quoted || c is not (',' or '\r' or '\n'))
                field.Append(c);
            else if (c == ',')
                End(fields, field);
            else if (c == '\n')
            {
                End(fields, field);
                if (fields is not [""])
                    yield return (begin, [.. fields]);
                fields.Clear();
                begin = line;
            }
        }
        End(fields, field);
        if (fields is not [""])
            yield return (begin, [.. fields]);
    }

    private static void End(List<string> fields, StringBuilder field)
    {
        fields.Add(field.ToString());
        field.Clear();
    }
}
