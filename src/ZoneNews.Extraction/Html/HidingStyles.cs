using System.Buffers;
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
        public bool Fits(IElement element) =>
            (Tag is null || element.LocalName == Tag) && (Id is null || element.Id == Id) && Classes.All(element.ClassList.Contains);
    }

    /// <summary>Rules by one name that an element must have to be selected, then by the selector's text: a later rule for the same one takes back what an earlier one hid.</summary>
    private sealed class Rules
    {
        private readonly Dictionary<string, Dictionary<string, (Selector Selector, Hiding Hiding)>> _byName = new(StringComparer.Ordinal);

        public void Set(string name, Selector selector, string text, Hiding hiding)
        {
            if (hiding == Hiding.Nothing)
                _byName.GetValueOrDefault(name)?.Remove(text);
            else if (_byName.TryGetValue(name, out var rules))
                rules[text] = (selector, hiding);
            else
                _byName[name] = new(StringComparer.Ordinal) { [text] = (selector, hiding) };
        }

        public Hiding Of(ReadOnlySpan<char> name, IElement element)
        {
            var most = Hiding.Nothing;
            if (_byName.Count > 0 && _byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var rules))
                foreach (var (selector, hiding) in rules.Values)
                    if (selector.Fits(element))
                        most = Most(most, hiding);
            return most;
        }
    }

    private readonly Rules _byTag = new();
    private readonly Rules _byId = new();
    private readonly Rules _byClass = new();
    private readonly Dictionary<string, Hiding> _inline = new(StringComparer.Ordinal);
    private bool _hides;

    /// <summary>Adds a style sheet; what is no CSS adds nothing.</summary>
    public void Add(string sheet)
    {
        if (sheet.Length > LongestSheet || !sheet.AsSpan().ContainsAny(Telling))
            return;
        var css = sheet.Contains("/*", StringComparison.Ordinal) ? Comment().Replace(sheet, " ") : sheet;
        for (var at = 0; css.IndexOf('{', at) is >= 0 and var open;)
        {
            var selectors = css.AsSpan(at, open - at).Trim();
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
                AddRule(selectors.TrimStart("} \r\n\t"), css.AsSpan(open + 1, end - open - 1));
            at = Math.Min(end + 1, css.Length);
        }
    }

    /// <summary>What the sheets hide of an element.</summary>
    public Hiding Of(IElement element)
    {
        if (!_hides)
            return Hiding.Nothing;
        var most = _byTag.Of(element.LocalName, element);
        if (element.Id is { Length: > 0 } id)
            most = Most(most, _byId.Of(id, element));
        if (element.ClassName is { Length: > 0 } names)
            foreach (var range in names.AsSpan().SplitAny(Spaces))
                if (names.AsSpan(range) is { Length: > 0 } name)
                    most = Most(most, _byClass.Of(name, element));
        return most;
    }

    /// <summary>What an element's own style hides of it: most of a page's styles stand there many times.</summary>
    public Hiding OfInline(string style)
    {
        if (!_inline.TryGetValue(style, out var hiding))
            _inline[style] = hiding = Of(style);
        return hiding;
    }

    private static Hiding Most(Hiding one, Hiding other) => one > other ? one : other;

    /// <summary>What declarations such as <c>display:none; color:#fff</c> hide.</summary>
    public static Hiding Of(ReadOnlySpan<char> declarations)
    {
        if (!declarations.ContainsAny(Telling))
            return Hiding.Nothing;
        if (Hidden().IsMatch(declarations) || OffScreen().IsMatch(declarations) && (Positioned().IsMatch(declarations) || Indented().IsMatch(declarations)))
            return Hiding.Element;
        return NoSize().IsMatch(declarations) || declarations.ContainsAny(Grounds) && IsInkOfGround(declarations.ToString()) ? Hiding.Letters : Hiding.Nothing;
    }

    private void AddRule(ReadOnlySpan<char> selectors, ReadOnlySpan<char> declarations)
    {
        var hiding = Of(declarations);
        if (hiding == Hiding.Nothing && !(_hides && Shown().IsMatch(declarations)))
            return;
        foreach (var range in selectors.Split(','))
        {
            var text = selectors[range].Trim().ToString();
            if (Simple().Match(text) is { Success: true } simple && Read(simple) is { } selector)
                Set(selector, text, hiding);
        }
    }

    private void Set(Selector selector, string text, Hiding hiding)
    {
        _hides |= hiding != Hiding.Nothing;
        if (selector.Id is { } id)
            _byId.Set(id, selector, text, hiding);
        else if (selector.Classes is [var first, ..])
            _byClass.Set(first, selector, text, hiding);
        else
            _byTag.Set(selector.Tag!, selector, text, hiding);
    }

    private static Selector? Read(Match simple)
    {
        var tag = simple.Groups["tag"].Value is { Length: > 0 } name and not "*" ? name.ToLowerInvariant() : null;
        var id = simple.Groups["id"].Success ? simple.Groups["id"].Value : null;
        string[] classes = [.. simple.Groups["class"].Captures.Select(c => c.Value)];
        return tag is "html" or "body" || tag is null && id is null && classes.Length == 0 ? null : new Selector(tag, id, classes);
    }

    private static bool IsForScreens(ReadOnlySpan<char> rule) =>
        rule.StartsWith("@media", StringComparison.OrdinalIgnoreCase) && rule[6..].Trim().ToString().ToLowerInvariant() is "screen" or "all" or "only screen" or "";

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

    // Most styles hold none of these words, and what hides holds one of them.
    private static readonly SearchValues<string> Telling = SearchValues.Create(
        ["none", "hidden", "collapse", "absolute", "fixed", "indent", "font-size", "color"], StringComparison.OrdinalIgnoreCase);

    // Letters are in the colour of their ground only where one is named.
    private static readonly SearchValues<string> Grounds = SearchValues.Create(["background", "transparent"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Spaces = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(char.IsWhiteSpace)]);

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
