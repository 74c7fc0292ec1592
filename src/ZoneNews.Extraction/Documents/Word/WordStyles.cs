using System.Globalization;
using System.Xml.Linq;

namespace ZoneNews.Extraction.Documents.Word;

/// <summary>What a paragraph looks like by its style or its own properties; null where they do not say.</summary>
/// <param name="Level">1 to 9 for a heading, <see cref="FlowParagraph.TitleLevel"/> for the title, 0 for text.</param>
/// <param name="Size">In points.</param>
internal sealed record WordLook(int? Level, double? Size, bool? Bold, bool? Centred, int? Numbering, bool Contents)
{
    public static WordLook None { get; } = new(null, null, null, null, null, false);

    /// <summary>This look over another that it is based on.</summary>
    public WordLook Over(WordLook lower) => new(
        Level ?? lower.Level, Size ?? lower.Size, Bold ?? lower.Bold, Centred ?? lower.Centred, Numbering ?? lower.Numbering, Contents || lower.Contents);
}

/// <summary>The styles of a document (ISO/IEC 29500-1, 17.7), and which of its lists are numbered.</summary>
internal sealed class WordStyles
{
    private const int LongestChain = 20;

    /// <summary>Word's own size where a document says none.</summary>
    private const double DefaultSize = 10;

    private readonly Dictionary<string, (WordLook Look, string? Base)> _styles;
    private readonly HashSet<int> _bullets;
    private readonly string? _standard;
    private readonly WordLook _default;

    private WordStyles(Dictionary<string, (WordLook Look, string? Base)> styles, HashSet<int> bullets, string? standard, WordLook defaults) =>
        (_styles, _bullets, _standard, _default) = (styles, bullets, standard, defaults);

    public static WordStyles Read(XElement? styles, XElement? numbering)
    {
        var known = new Dictionary<string, (WordLook Look, string? Base)>(StringComparer.Ordinal);
        string? standard = null;
        foreach (var style in styles?.Elements().Where(e => e.Name.LocalName == "style") ?? [])
        {
            if (style.Said("styleId") is not { } id)
                continue;
            var name = style.Child("name").Said("val") ?? id;
            known.TryAdd(id, (LookOf(style, name), style.Child("basedOn").Said("val")));
            if (style.Said("type") == "paragraph" && style.Said("default") is "1" or "true")
                standard ??= id;
        }
        var defaults = styles.Child("docDefaults").Child("rPrDefault").Child("rPr");
        return new WordStyles(known, Bullets(numbering), standard, new WordLook(0, SizeOf(defaults) ?? DefaultSize, false, false, null, false));
    }

    /// <summary>The look of a paragraph: its own properties over its style, that over the style that it is based on, that over the document's defaults.</summary>
    public WordLook Of(XElement? properties)
    {
        var look = Own(properties);
        var style = properties.Child("pStyle").Said("val") ?? _standard;
        for (var i = 0; style is not null && i < LongestChain && _styles.TryGetValue(style, out var known); i++)
            (look, style) = (look.Over(known.Look), known.Base);
        return look.Over(_default);
    }

    public FlowList ListOf(int? numbering) => numbering switch
    {
        null or 0 => FlowList.None,
        { } number => _bullets.Contains(number) ? FlowList.Bullets : FlowList.Numbers,
    };

    /// <summary>Half-points as points.</summary>
    public static double? SizeOf(XElement? properties) =>
        int.TryParse(properties.Child("sz").Said("val"), NumberStyles.None, CultureInfo.InvariantCulture, out var half) && half is > 0 and < 3000 ? half / 2.0 : null;

    // Built-in styles bear English names in every language of Word: heading 1, Title, toc 1 (17.7.4.9).
    private static WordLook LookOf(XElement style, string name)
    {
        var look = Own(style.Child("pPr")) is var own && SizeOf(style.Child("rPr")) is { } size ? own with { Size = size } : own;
        if (style.Child("rPr").Child("b") is { } bold)
            look = look with { Bold = bold.IsOn() };
        if (name.Equals("title", StringComparison.OrdinalIgnoreCase))
            look = look with { Level = FlowParagraph.TitleLevel };
        else if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && name[^1] is >= '1' and <= '9')
            look = look with { Level = name[^1] - '0' };
        return look with { Contents = name.StartsWith("toc ", StringComparison.OrdinalIgnoreCase) };
    }

    private static WordLook Own(XElement? properties) => properties is null ? WordLook.None : new WordLook(
        int.TryParse(properties.Child("outlineLvl").Said("val"), NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level is >= 0 and < 9 ? level + 1 : 0 : null,
        SizeOf(properties.Child("rPr")),
        null,
        properties.Child("jc").Said("val") is { } side ? side == "center" : null,
        int.TryParse(properties.Child("numPr").Child("numId").Said("val"), NumberStyles.None, CultureInfo.InvariantCulture, out var list) ? list : null,
        false);

    private static HashSet<int> Bullets(XElement? numbering)
    {
        var abstracts = (numbering?.Elements() ?? [])
            .Where(e => e.Name.LocalName == "abstractNum" && e.Child("lvl").Child("numFmt").Said("val") is "bullet")
            .Select(e => e.Said("abstractNumId")).ToHashSet();
        return [.. (numbering?.Elements() ?? [])
            .Where(e => e.Name.LocalName == "num" && abstracts.Contains(e.Child("abstractNumId").Said("val")))
            .Select(e => int.TryParse(e.Said("numId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1)];
    }
}
