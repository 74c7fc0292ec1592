namespace ZoneNews.Extraction.Text;

/// <summary>Why the text read differs from the text printed.</summary>
public enum RepairKind
{
    /// <summary>A reading in brackets behind its character was removed: <c>業(yè)</c>.</summary>
    Pinyin,

    /// <summary>Traditional to simplified, by phrase.</summary>
    Traditional,

    /// <summary>A word that portals put in for another: 蕞 for 最.</summary>
    Substitution,

    /// <summary>Full-width letters, digits and signs.</summary>
    Width,

    /// <summary>White space or invisible characters inside a word or a number.</summary>
    Split,
}

/// <summary>One repair: at <paramref name="Span"/> of the repaired text the page printed <paramref name="Printed"/>.</summary>
public sealed record Repair(RepairKind Kind, TextSpan Span, string Printed);

/// <summary>A text after repair, with all that is needed to show it as printed.</summary>
/// <param name="Text">The repaired text.</param>
/// <param name="Repairs">In order of their spans, which do not overlap. A removed piece has an empty span.</param>
public sealed record SourceText(string Text, IReadOnlyList<Repair> Repairs)
{
    /// <summary>The text as printed.</summary>
    public string Printed()
    {
        if (Repairs.Count == 0)
            return Text;
        var result = new System.Text.StringBuilder(Text.Length + 16);
        var at = 0;
        foreach (var repair in Repairs)
        {
            result.Append(Text, at, repair.Span.Start - at).Append(repair.Printed);
            at = repair.Span.End;
        }
        return result.Append(Text, at, Text.Length - at).ToString();
    }
}
