using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ZoneNews.Extraction.Lexicon;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Html;

/// <summary>What a line is by its words.</summary>
internal enum LineRole
{
    Text,
    Breadcrumb,
    Tool,
    Neighbour,
    Editor,
    Notice,
    Contact,
    Paging,
    AttachmentLabel,
    Section,
}

/// <summary>The cues of pages, as data: <c>Lexicon/Page/cues.json</c>.</summary>
internal static partial class PageCues
{
    private sealed record TitleCues(string[] Placeholder, string[] Error, string[] Login, string[] Search, string[] Static);

    private sealed record Cues(
        string[] NoiseNames, string[] BodyNames, string[] TitleNames, string[] AttachmentTypes,
        IReadOnlyDictionary<string, LineCueFile> Lines, IReadOnlyDictionary<string, string[]> Labels, TitleCues Titles,
        string[] OwnSite, string[] Outlets, string[] Spam, string[] LostDigits, string[] Shards, string[] Mojibake, string[] ErrorTexts);

    /// <param name="Longest">Characters that a line may have to be matched.</param>
    /// <param name="Words">Words that a line of this role holds anywhere.</param>
    /// <param name="Patterns">Regular expressions that such a line begins with.</param>
    private sealed record LineCueFile(int Longest, string[]? Words, string[] Patterns);

    private sealed record LineCue(LineRole Role, int Longest, PhraseTrie<string>? Words, Regex Pattern)
    {
        /// <param name="line">In lower case.</param>
        public bool Fits(string line) => line.Length <= Longest && (Words is not null && Words.StandsIn(line) || Pattern.IsMatch(line));
    }

    // No pattern backtracks far; the first match also waits for the compiler, on a busy machine for seconds.
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Cues Data = LexiconFile.Read<Cues>("Page/cues.json");

    private static readonly FrozenSet<string> NoiseNames = Data.NoiseNames.ToFrozenSet();

    private static readonly FrozenSet<string> BodyNames = Data.BodyNames.ToFrozenSet();

    private static readonly FrozenSet<string> TitleNames = Data.TitleNames.ToFrozenSet();

    private static readonly LineCue[] Lines =
        [.. Data.Lines.Select(l => new LineCue(
            Enum.Parse<LineRole>(l.Key, ignoreCase: true), l.Value.Longest,
            l.Value.Words is { } words ? PhraseTrie.Of(words.Select(Lower)) : null,
            AtStart(l.Value.Patterns, RegexOptions.Compiled)))];

    // Most lines of most pages are text: one look for the words and patterns of all roles tells so. An automaton sees at the
    // first characters that none of a hundred alternatives fits.
    private static readonly LineCue AnyRole = new(
        LineRole.Text, Data.Lines.Values.Max(l => l.Longest), PhraseTrie.Of(Data.Lines.Values.SelectMany(l => l.Words ?? []).Select(Lower)), AtStart([.. Data.Lines.Values.SelectMany(l => l.Patterns)], RegexOptions.NonBacktracking));

    private static readonly FrozenSet<string> Placeholders = Data.Titles.Placeholder.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> OwnSites = Data.OwnSite.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static Regex ErrorTitle { get; } = AnyOf(Data.Titles.Error);

    public static Regex LoginTitle { get; } = AnyOf(Data.Titles.Login);

    public static Regex SearchTitle { get; } = AnyOf(Data.Titles.Search);

    public static Regex StaticTitle { get; } = AnyOf(Data.Titles.Static);

    public static Regex ErrorText { get; } = AnyOf(Data.ErrorTexts);

    public static Regex Spam { get; } = AnyOf(Data.Spam);

    public static Regex LostDigits { get; } = AnyOf(Data.LostDigits);

    public static Regex Shards { get; } = AnyOf(Data.Shards);

    public static Regex Mojibake { get; } = AnyOf(Data.Mojibake);

    /// <summary>Names that end as those of newspapers, sites and offices do.</summary>
    public static Regex Outlet { get; } = AnyOf(Data.Outlets);

    /// <summary>Labels by field (published, source …), longest first.</summary>
    public static IReadOnlyDictionary<string, string[]> Labels => Data.Labels;

    /// <summary>Whether a title says nothing: 正文, 详情.</summary>
    public static bool IsPlaceholder(string title) => Placeholders.Contains(title.Trim());

    /// <summary>Whether a source means the site itself: 本网, 本站.</summary>
    public static bool IsOwnSite(string source) => OwnSites.Contains(source);

    public static LineRole RoleOf(string line)
    {
        if (line.Length > AnyRole.Longest || Lower(line) is var lower && !AnyRole.Fits(lower))
            return LineRole.Text;
        foreach (var cue in Lines)
            if (cue.Fits(lower))
                return cue.Role;
        return LineRole.Text;
    }

    public static bool IsSection(string line) => line.Length <= Section.Longest && Section.Fits(Lower(line));

    private static readonly LineCue Section = Lines.Single(l => l.Role == LineRole.Section);

    /// <summary>Whether mark-up calls the element navigation, footer, share bar, comments or the like.</summary>
    public static bool IsNoise(IElement element, string tag) =>
        tag is "nav" or "footer" or "aside"
        || element.Attributes.Length > 0 && tag is not ("body" or "html" or "main" or "article") && HasName(element, NoiseNames, byPart: true);

    public static bool IsBody(IElement element) =>
        element.LocalName is "article" or "ucapcontent" || element.GetAttribute("itemprop") == "articleBody" || HasName(element, BodyNames, byPart: false);

    public static bool IsTitle(IElement element) => HasName(element, TitleNames, byPart: true);

    public static bool IsAttachment(ReadOnlySpan<char> path)
    {
        if (path.IndexOfAny('?', '#') is >= 0 and var end)
            path = path[..end];
        var dot = path.LastIndexOf('.');
        return dot >= 0 && AttachmentTypes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(path[(dot + 1)..]);
    }

    private static readonly FrozenSet<string> AttachmentTypes = Data.AttachmentTypes.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static bool HasName(IElement element, FrozenSet<string> names, bool byPart) =>
        HasName(element.GetAttribute("class"), names, byPart) || HasName(element.GetAttribute("id"), names, byPart);

    // A name counts whole (main-content) and by its parts: prev-next, sharebar2, artFooter.
    private static bool HasName(string? value, FrozenSet<string> names, bool byPart)
    {
        if (string.IsNullOrEmpty(value))
            return false;
        var lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[64];
        foreach (var range in value.AsSpan().Split(' '))
        {
            var name = value.AsSpan(range);
            if (name.Length is 0 or > 64)
                continue;
            name.ToLowerInvariant(lower);
            if (lookup.Contains(lower[..name.Length]) || byPart && HasPart(name, lower[..name.Length], lookup))
                return true;
        }
        return false;
    }

    private static bool HasPart(ReadOnlySpan<char> name, ReadOnlySpan<char> lower, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> names)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && char.IsAsciiLetter(name[i]) && char.IsAsciiLetter(name[i - 1]) && !(char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1])))
                continue;
            if (i - start > 2 && names.Contains(lower[start..i]))
                return true;
            start = i < name.Length && !char.IsAsciiLetter(name[i]) ? i + 1 : i;
        }
        return false;
    }

    // Every line of every page meets these: compiling them pays within the first pages. Han has no case, and without it the engine searches faster.
    private static Regex AnyOf(string[] patterns)
    {
        var pattern = string.Join('|', patterns);
        var cased = Letters().IsMatch(pattern) ? RegexOptions.IgnoreCase : RegexOptions.None;
        return new Regex(pattern, RegexOptions.Compiled | RegexOptions.CultureInvariant | cased, Patience);
    }

    /// <summary>For lines in lower case: a pattern's letters are lowered too, its escapes are not.</summary>
    private static Regex AtStart(string[] patterns, RegexOptions engine) =>
        new(Letters().Replace($"^(?:{string.Join('|', patterns)})", m => m.Value.ToLowerInvariant()), engine | RegexOptions.CultureInvariant, Patience);

    // The cues' letters are ASCII: to ask for the case of every Han character costs more than all that follows.
    private static string Lower(string line) =>
        line.AsSpan().ContainsAnyInRange('A', 'Z')
            ? string.Create(line.Length, line, static (lower, text) =>
            {
                for (var i = 0; i < lower.Length; i++)
                    lower[i] = char.IsAsciiLetterUpper(text[i]) ? (char)(text[i] | 0x20) : text[i];
            })
            : line;

    /// <summary>Letters of a pattern that are not part of an escape.</summary>
    [GeneratedRegex(@"(?<!\\|\\u[0-9a-fA-F]{0,3})[A-Za-z]", RegexOptions.CultureInvariant, 60000)]
    private static partial Regex Letters();
}
