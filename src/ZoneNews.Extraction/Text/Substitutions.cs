using System.Text.RegularExpressions;
using ZoneNews.Extraction.Lexicon;

namespace ZoneNews.Extraction.Text;

/// <summary>Words that portals put in for others (蕞 for 最), read back where the sentence leaves no doubt.</summary>
internal static class Substitutions
{
    private sealed record Rule(string Word, string Pattern, string Read);

    private sealed record Compiled(string Word, Regex Pattern, string Read);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Compiled[] Rules = [.. LexiconFile.Read<Rule[]>("Page/substitutions.json")
        .Select(r => new Compiled(r.Word, new Regex(r.Pattern, RegexOptions.CultureInvariant, Patience), r.Read))];

    private static readonly string[] Words = [.. Rules.Select(r => r.Word).Distinct()];

    public static SourceText Repair(string text)
    {
        var result = new SourceText(text, []);
        if (!Array.Exists(Words, word => text.Contains(word, StringComparison.Ordinal)))
            return result;
        foreach (var rule in Rules)
            if (result.Text.Contains(rule.Word, StringComparison.Ordinal))
                result = result.Then(Apply(rule, result.Text));
        return result;
    }

    private static SourceText Apply(Compiled rule, string text)
    {
        var writer = new RepairWriter(text);
        var at = 0;
        foreach (Match match in rule.Pattern.Matches(text))
        {
            writer.Keep(text.AsSpan(at, match.Index - at));
            writer.Replace(RepairKind.Substitution, match.Value, rule.Read);
            at = match.Index + match.Length;
        }
        writer.Keep(text.AsSpan(at));
        return writer.Done();
    }
}
