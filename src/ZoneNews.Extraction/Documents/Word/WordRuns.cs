using System.Text;
using System.Xml.Linq;

namespace ZoneNews.Extraction.Documents.Word;

/// <summary>A run of equal looks.</summary>
internal readonly record struct WordRun(string Text, double? Size, bool? Bold);

/// <summary>The text of a paragraph (ISO/IEC 29500-1, 17.3): what a reader sees, with insertions and without deletions, field codes and hidden text.</summary>
internal static class WordRuns
{
    private const int Deepest = 40;

    /// <summary>Elements that only wrap what they hold. Of two ways to show one thing the first is taken, of a reading above a character the character.</summary>
    private static readonly HashSet<string> Wrappers =
        ["hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "ruby", "rubyBase", "AlternateContent", "Choice", "dir", "bdo", "oMath", "oMathPara"];

    public static IReadOnlyList<WordRun> Of(XElement paragraph)
    {
        var runs = new List<WordRun>();
        Collect(paragraph, runs, 0);
        return runs;
    }

    /// <summary>Paragraphs that stand in text boxes of this one.</summary>
    public static IEnumerable<XElement> Boxes(XElement paragraph) =>
        paragraph.Descendants().Where(e => e.Name.LocalName == "txbxContent" && !e.Ancestors().TakeWhile(a => a != paragraph).Any(a => a.Name.LocalName is "Fallback" or "txbxContent"));

    private static void Collect(XElement element, List<WordRun> runs, int depth)
    {
        if (depth > Deepest)
            return;
        foreach (var child in element.Elements())
            if (child.Name.LocalName == "r")
                AddRun(child, runs, depth);
            else if (Wrappers.Contains(child.Name.LocalName))
                Collect(child, runs, depth + 1);
    }

    private static void AddRun(XElement run, List<WordRun> runs, int depth)
    {
        var look = run.Child("rPr");
        if (look.Child("vanish").IsOn())
            return;
        var text = new StringBuilder();
        foreach (var child in run.Elements())
            switch (child.Name.LocalName)
            {
                case "t":
                    text.Append(child.Value);
                    break;
                case "br" when child.Said("type") is null or "textWrapping":
                case "cr":
                    text.Append('\n');
                    break;
                case "tab" or "ptab":
                    text.Append(' ');
                    break;
                case "noBreakHyphen":
                    text.Append('-');
                    break;
                case "ruby":
                    Collect(child, runs, depth + 1);
                    break;
            }
        if (text.Length > 0)
            runs.Add(new WordRun(text.ToString(), WordStyles.SizeOf(look), look.Child("b") is { } bold ? bold.IsOn() : null));
    }
}
