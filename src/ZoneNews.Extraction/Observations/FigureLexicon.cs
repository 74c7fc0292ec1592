using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>An indicator of SCHEMA section 3. <paramref name="Unit"/>: MONEY, COUNT, PERSON, KM2, KWH, RANK.</summary>
/// <param name="Stock">A level at a moment, not a flow over a period.</param>
/// <param name="Whole">Of what a share is where the text leaves it out.</param>
/// <param name="Own">What a bare noun behind it means: 规上工业企业283家，完成总产值…</param>
public sealed record Indicator(string Code, string Name, string Unit, bool Stock, string? Whole, IReadOnlyDictionary<string, string>? Own = null);

/// <summary>A word for an indicator. <paramref name="Bare"/>: means it only where no other word stands before it; <paramref name="Intensity"/>: its figure is a share of 地区生产总值.</summary>
internal sealed record IndicatorTerm(Indicator Indicator, bool Bare, bool Intensity);

internal sealed record UnitTerm(string Unit, decimal Scale);

/// <summary>What a word of the lexicon is: an indicator, or cues.</summary>
internal sealed record Term(IndicatorTerm? Indicator, Cue Cues);

/// <summary>The knowledge that figures are read by: Lexicon/Figures, embedded, checked when it is first used.</summary>
public sealed class FigureLexicon
{
    private readonly PhraseTrie<Term> _words;
    private readonly PhraseTrie<UnitTerm> _units;
    private readonly PhraseTrie<string> _projectKinds;
    private readonly FrozenDictionary<string, double> _confidences;
    private readonly (string Trait, double Factor)[] _traits;

    private FigureLexicon(LexiconSource source)
    {
        Indicators = source.Indicators.ToFrozenDictionary(i => i.Code);
        _words = new PhraseTrie<Term>(source.Words);
        _units = new PhraseTrie<UnitTerm>(source.Units);
        _projectKinds = PhraseTrie.Of(source.ProjectKinds);
        _confidences = source.Confidences.ToFrozenDictionary();
        _traits = [.. FigureTraits.All.Where(t => source.Confidences.ContainsKey("*" + t)).Select(t => (t, source.Confidences["*" + t]))];
    }

    /// <summary>The lexicon that ships with the product.</summary>
    /// <exception cref="InvalidDataException">A file of it is broken; the message names the file and the word.</exception>
    public static FigureLexicon Default { get; } = new(LexiconSource.Embedded());

    public IReadOnlyDictionary<string, Indicator> Indicators { get; }

    /// <summary>The names in rules.tsv: of rules, and with a star of <see cref="FigureTraits"/>.</summary>
    public IEnumerable<string> Rules => _confidences.Keys;

    /// <summary>How often figures of a rule with such traits (<see cref="FigureTraits"/>) are right, 0 to 1.</summary>
    /// <exception cref="KeyNotFoundException">rules.tsv does not name the rule.</exception>
    internal double Confidence(string rule, bool open, string bound, string status)
    {
        var sure = _confidences[rule];
        foreach (var (trait, factor) in _traits)
            if (FigureTraits.Holds(trait, open, bound, status))
                sure *= factor;
        return sure;
    }

    internal (Term? Term, int Length) WordAt(ReadOnlySpan<char> text) => _words.LongestAt(text);

    internal (UnitTerm? Unit, int Length) UnitAt(ReadOnlySpan<char> text) => _units.LongestAt(text);

    internal int ProjectKindAt(ReadOnlySpan<char> text) => _projectKinds.LongestAt(text).Length;

    internal static FigureLexicon From(LexiconSource source) => new(source);
}

/// <summary>The lexicon's files, parsed and checked.</summary>
internal sealed record LexiconSource(
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyDictionary<string, Term> Words,
    IReadOnlyDictionary<string, UnitTerm> Units,
    IReadOnlyList<string> ProjectKinds,
    IReadOnlyDictionary<string, double> Confidences)
{
    private static readonly FrozenSet<string> KnownUnits =
        FrozenSet.ToFrozenSet(["MONEY", "COUNT", "PERSON", "KM2", "KWH", "RANK"]);

    private static readonly FrozenSet<string> KnownQuantities = FrozenSet.ToFrozenSet(
        ["CNY", "USD", "EUR", "HKD", "PCT", "POINT", "COUNT", "PERSON", "KM2", "KWH", "TIMES", "PLACES", "OTHER"]);

    public static LexiconSource Embedded() =>
        Parse(Resource("indicators.json"), Resource("cues.tsv"), Resource("units.tsv"), Resource("project-kinds.txt"), Resource("rules.tsv"));

    public static LexiconSource Parse(string indicators, string cues, string units, string projectKinds, string rules = "")
    {
        var file = JsonSerializer.Deserialize<IndicatorFile>(indicators, JsonSerializerOptions.Web)
            ?? throw new InvalidDataException("indicators.json: empty");
        var words = new Dictionary<string, Term>();
        foreach (var entry in file.Indicators)
            AddIndicator(entry, file.Variants, words);
        AddCues(cues, file.Variants, words);
        return new LexiconSource(
            [.. file.Indicators.Select(e => e.ToIndicator())], words, ParseUnits(units), [.. Lines(projectKinds)], ParseRules(rules));
    }

    private static void AddIndicator(IndicatorEntry entry, Dictionary<string, string[]> variants, Dictionary<string, Term> words)
    {
        if (!KnownUnits.Contains(entry.Unit))
            throw new InvalidDataException($"indicators.json: {entry.Code} has the unknown unit {entry.Unit}; known are {string.Join(", ", KnownUnits)}");
        var indicator = entry.ToIndicator();
        (string[]? Aliases, bool Bare, bool Intensity)[] groups =
            [(entry.Aliases, false, false), (entry.Bare, true, false), (entry.Intensity, false, true)];
        foreach (var (aliases, bare, intensity) in groups)
            foreach (var word in (aliases ?? []).SelectMany(a => Variants(a, variants)))
                if (!words.TryAdd(word, new Term(new IndicatorTerm(indicator, bare, intensity), Cue.None)))
                    throw new InvalidDataException($"indicators.json: the alias {word} of {entry.Code} is there twice");
    }

    private static void AddCues(string cues, Dictionary<string, string[]> variants, Dictionary<string, Term> words)
    {
        foreach (var line in Lines(cues))
        {
            var parts = line.Split('\t');
            if (parts.Length != 2 || !Enum.TryParse<Cue>(parts[0], out var cue))
                throw new InvalidDataException($"cues.tsv: {parts[0]} is no cue; known are {string.Join(", ", Enum.GetNames<Cue>())}");
            foreach (var word in parts[1].Split(' ').SelectMany(w => Variants(w, variants)))
            {
                var known = words.GetValueOrDefault(word) ?? new Term(null, Cue.None);
                if (known.Indicator is not null)
                    throw new InvalidDataException($"cues.tsv: {word} ({cue}) is the alias of {known.Indicator.Indicator.Code} already");
                if (known.Cues.HasFlag(cue))
                    throw new InvalidDataException($"cues.tsv: {word} is there twice as {cue}");
                words[word] = known with { Cues = known.Cues | cue };
            }
        }
    }

    private static Dictionary<string, UnitTerm> ParseUnits(string units)
    {
        var result = new Dictionary<string, UnitTerm>();
        foreach (var line in Lines(units))
        {
            var parts = line.Split('\t');
            if (parts.Length != 3 || !KnownQuantities.Contains(parts[1])
                || !decimal.TryParse(parts[2], NumberStyles.Number, CultureInfo.InvariantCulture, out var scale))
                throw new InvalidDataException($"units.tsv: cannot read \"{line}\"; known units are {string.Join(", ", KnownQuantities)}");
            if (!result.TryAdd(parts[0], new UnitTerm(parts[1], scale)))
                throw new InvalidDataException($"units.tsv: {parts[0]} is there twice");
        }
        return result;
    }

    private static Dictionary<string, double> ParseRules(string rules)
    {
        var result = new Dictionary<string, double>();
        foreach (var line in Lines(rules))
        {
            var parts = line.Split('\t');
            if (parts.Length != 2 || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var confidence) || confidence is <= 0 or > 1
                || !result.TryAdd(parts[0], confidence))
                throw new InvalidDataException($"rules.tsv: cannot read \"{line}\": a rule and a confidence above 0 and up to 1, each rule once");
        }
        return result;
    }

    private static IEnumerable<string> Variants(string alias, Dictionary<string, string[]> variants)
    {
        foreach (var (name, values) in variants)
            if (alias.Contains(name, StringComparison.Ordinal))
                return values.SelectMany(v => Variants(alias.Replace(name, v, StringComparison.Ordinal), variants));
        return [alias];
    }

    private static IEnumerable<string> Lines(string file) =>
        file.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0 && l[0] != '#');

    private static string Resource(string name)
    {
        var assembly = typeof(LexiconSource).Assembly;
        var path = $"ZoneNews.Extraction.Lexicon.Figures.{name}";
        using var stream = assembly.GetManifestResourceStream(path)
            ?? throw new InvalidDataException($"{path} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed record IndicatorFile(Dictionary<string, string[]> Variants, IndicatorEntry[] Indicators);

    private sealed record IndicatorEntry(
        string Code, string Name, string Unit, bool Stock, string? Whole, string[]? Aliases, string[]? Bare, string[]? Intensity, Dictionary<string, string>? Own)
    {
        public Indicator ToIndicator() => new(Code, Name, Unit, Stock, Whole, Own);
    }
}
