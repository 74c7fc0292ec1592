using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ZoneNews.Extraction.Html;

/// <summary>What a style takes from a reader's sight.</summary>
internal enum Hiding
{
    Nothing,

    /// <summary>The element's own text: letters of no size, or in the colour of their ground. Elements inside may set their own.</summary>
    Letters,

    /// <summary>The element with all that is in it.</summary>
    Element,
}

/// <summary>
/// The rules of a page's own style sheets that hide what they select. Only what can be told of an element alone is read: a tag, an id, classes, in any
/// union; rules for certain media or states, and sheets kept elsewhere, are not.
/// </summary>
internal sealed partial class HidingStyles
{
    private const int LongestSheet = 300_000;

    private sealed record Selector(string? Tag, string? Id, string[] Classes)
    {
        /// <summary>One name that an element must have to be selected.</summary>
        public string Key => Id is not null ? "#" + Id : Classes.Length > 0 ? "." + Classes[0] : Tag!;

        public bool Fits(IElement element) =>
            (Tag is null || element.LocalName == Tag) && (Id is null || element.Id == Id) && Classes.All(element.ClassList.Contains);
    }

    // By one name of the selector, then by its text: a later rule for the same one takes back what an earlier one hid.
    private readonly Dictionary<string, Dictionary<string, (Selector Selector, Hiding Hiding)>> _rules = new(StringComparer.Ordinal);

    /// <summary>Adds a style sheet; what is no CSS adds nothing.</summary>
    public void Add(string sheet)
    {
        if (sheet.Length > LongestSheet || !Telling().IsMatch(sheet))
            return;
        var css = Comment().Replace(sheet, " ");
        for (var at = 0; css.IndexOf('{', at) is >= 0 and var open;)
        {
            var selectors = css[at..open].Trim();
            // Behind @charset and @import, which have no block.
            selectors = selectors[(selectors.LastIndexOf(';') + 1)..].Trim();
            if (IsForScreens(selectors))
            {
                at = open + 1;
                continue;
            }
            var end = selectors.StartsWith('@') ? BlockEnd(css, open) : css.IndexOf('}', open);
            end = end < 0 ? css.Length : end;
            if (!selectors.StartsWith('@'))
                AddRule(selectors.TrimStart('}', ' ', '\r', '\n', '\t'), css[(open + 1)..end]);
            at = Math.Min(end + 1, css.Length);
        }
    }

    /// <summary>What the sheets hide of an element.</summary>
    public Hiding Of(IElement element)
    {
        if (_rules.Count == 0)
            return Hiding.Nothing;
        var most = Of(element.LocalName, element);
        if (element.Id is { Length: > 0 } id)
            most = Most(most, Of("#" + id, element));
        foreach (var name in element.ClassName?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [])
            most = Most(most, Of("." + name, element));
        return most;
    }

    private Hiding Of(string key, IElement element)
    {
        var most = Hiding.Nothing;
        if (_rules.TryGetValue(key, out var rules))
            foreach (var (selector, hiding) in rules.Values)
                if (selector.Fits(element))
                    most = Most(most, hiding);
        return most;
    }

    private static Hiding Most(Hiding one, Hiding other) => one > other ? one : other;

    /// <summary>What declarations such as <c>display:none; color:#fff</c> hide.</summary>
    public static Hiding Of(string declarations)
    {
        if (!Telling().IsMatch(declarations))
            return Hiding.Nothing;
        if (Hidden().IsMatch(declarations) || OffScreen().IsMatch(declarations) && (Positioned().IsMatch(declarations) || Indented().IsMatch(declarations)))
            return Hiding.Element;
        return NoSize().IsMatch(declarations) || IsInkOfGround(declarations) ? Hiding.Letters : Hiding.Nothing;
    }

    private void AddRule(string selectors, string declarations)
    {
        var hiding = Of(declarations);
        if (hiding == Hiding.Nothing && !Shown().IsMatch(declarations))
            return;
        foreach (var text in selectors.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (Simple().Match(text) is { Success: true } simple && Read(simple) is { } selector)
                Set(selector, text, hiding);
    }

    private void Set(Selector selector, string text, Hiding hiding)
    {
        if (hiding == Hiding.Nothing)
            _rules.GetValueOrDefault(selector.Key)?.Remove(text);
        else if (_rules.TryGetValue(selector.Key, out var rules))
            rules[text] = (selector, hiding);
        else
            _rules[selector.Key] = new(StringComparer.Ordinal) { [text] = (selector, hiding) };
    }

    private static Selector? Read(Match simple)
    {
        var tag = simple.Groups["tag"].Value is { Length: > 0 } name and not "*" ? name.ToLowerInvariant() : null;
        var id = simple.Groups["id"].Success ? simple.Groups["id"].Value : null;
        string[] classes = [.. simple.Groups["class"].Captures.Select(c => c.Value)];
        return tag is "html" or "body" || tag is null && id is null && classes.Length == 0 ? null : new Selector(tag, id, classes);
    }

    private static bool IsForScreens(string rule) =>
        rule.StartsWith("@media", StringComparison.OrdinalIgnoreCase) && rule[6..].Trim().ToLowerInvariant() is "screen" or "all" or "only screen" or "";

    private static int BlockEnd(string css, int open)
    {
        var depth = 0;
        for (var i = open; i < css.Length; i++)
            if (css[i] == '{')
                depth++;
            else if (css[i] == '}' && --depth == 0)
                return i;
        return -1;
    }

    private static bool IsInkOfGround(string declarations) =>
        Ink().Match(declarations) is { Success: true } ink
        && (Colour(ink) == "transparent" || Ground().Match(declarations) is { Success: true } ground && Colour(ink) == Colour(ground));

    private static string Colour(Match match)
    {
        var colour = match.Groups["colour"].Value.ToLowerInvariant();
        return colour switch
        {
            "white" => "#ffffff",
            "black" => "#000000",
            ['#', var r, var g, var b] => $"#{r}{r}{g}{g}{b}{b}",
            _ => colour,
        };
    }

    // Most styles of most elements hold none of these words.
    [GeneratedRegex(@"none|hidden|collapse|:\s*-\d{3}|font-size\s*:\s*0|color\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 60000)]
    private static partial Regex Telling();

    [GeneratedRegex(@"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 60000)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"(?<![\w-])(?:display|visibility)\s*:\s*(?!none|hidden|collapse)\w", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 60000)]
    private static partial Regex Shown();

    [GeneratedRegex(@"(?<![\w-])(?:left|right|top|bottom|margin-left|margin-top|text-indent)\s*:\s*-(?:[5-9]\d\d|\d{4,})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 60000)]
    private static partial Regex OffScreen();

    [GeneratedRegex(@"(?<![\w-])position\s*:\s*(?:absolute|fixed)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 60000)]
    private static partial Regex Positioned();

    [GeneratedRegex(@"text-indent\s*:\s*-(?:[5-9]\d\d|\d{4,})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 60000)]
    private static partial Regex Indented();

    [GeneratedRegex(@"(?<![\w-])font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:!|;|\}|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 60000)]
    private static partial Regex NoSize();

    [GeneratedRegex(@"(?<![\w-])color\s*:\s*(?<colour>#[0-9a-f]{3,6}|[a-z]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 60000)]
    private static partial Regex Ink();

    [GeneratedRegex(@"(?<![\w-])background(?:-color)?\s*:\s*(?<colour>#[0-9a-f]{3,6}|[a-z]+)\s*(?:!|;|\}|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 60000)]
    private static partial Regex Ground();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline | RegexOptions.CultureInvariant, 60000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(?<tag>[\w-]+|\*)?(?:\#(?<id>[\w-]+)|\.(?<class>[\w-]+))*$", RegexOptions.CultureInvariant, 60000)]
    private static partial Regex Simple();
}
