using System.Collections.Frozen;
using System.Text.Json;

namespace ZoneNews.Web.Figures;

/// <summary>What a reader should know of an indicator.</summary>
/// <param name="Group">Code of a <see cref="GlossaryGroup"/>.</param>
/// <param name="Kind">money, count, person, area, energy, rank.</param>
/// <param name="Counter">The measure word of a count: 家, 个.</param>
public sealed record GlossaryEntry(
    string Code, string Chinese, string English, string Group, string Kind, string? Counter,
    string Definition, string DefinitionEnglish, string Caveat, string CaveatEnglish)
{
    public string Name(bool english) => english ? English : Chinese;
}

public sealed record GlossaryGroup(string Code, string Chinese, string English)
{
    public string Name(bool english) => english ? English : Chinese;
}

/// <summary>The indicators in the order in which tables show them.</summary>
public static class Glossary
{
    private static readonly GlossaryFile File = Read();

    private static readonly FrozenDictionary<string, (GlossaryEntry Entry, int Order)> ByCode =
        File.Indicators.Select((entry, order) => (entry, order)).ToFrozenDictionary(p => p.entry.Code, StringComparer.Ordinal);

    public static IReadOnlyList<GlossaryEntry> All => File.Indicators;

    public static IReadOnlyList<GlossaryGroup> Groups => File.Groups;

    public static GlossaryEntry? Find(string? code) => code is not null && ByCode.TryGetValue(code, out var found) ? found.Entry : null;

    /// <summary>The indicator's name; an unknown code stands for itself.</summary>
    public static string Name(string code, bool english) => Find(code)?.Name(english) ?? code;

    /// <summary>Place in tables; unknown codes come last.</summary>
    public static int Order(string code) => ByCode.TryGetValue(code, out var found) ? found.Order : int.MaxValue;

    private static GlossaryFile Read()
    {
        using var stream = typeof(Glossary).Assembly.GetManifestResourceStream("glossary.json")!;
        return JsonSerializer.Deserialize<GlossaryFile>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record GlossaryFile(IReadOnlyList<GlossaryGroup> Groups, IReadOnlyList<GlossaryEntry> Indicators);
}
