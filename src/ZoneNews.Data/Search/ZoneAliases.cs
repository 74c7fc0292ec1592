using Microsoft.EntityFrameworkCore;

namespace ZoneNews.Data.Search;

/// <summary>Words to terms: a word that is a zone's name finds the zone by all its names.</summary>
public static class ZoneAliases
{
    public static async Task<SearchTerms> TermsAsync(ZoneNewsDb db, SearchWords words, CancellationToken cancel)
    {
        var names = await NamesAsync(db, [.. words.Required.Where(w => !w.Quoted).Select(w => w.Text).Distinct()], cancel);
        return new SearchTerms(
            [.. words.Required.Select(w => w.Quoted ? [FoldedText.Fold(w.Text)] : Alternatives(w.Text, names))],
            [.. words.Excluded.Select(FoldedText.Fold)]);
    }

    private static async Task<ILookup<string, string>> NamesAsync(ZoneNewsDb db, string[] words, CancellationToken cancel)
    {
        if (words.Length == 0)
            return Array.Empty<string>().ToLookup(w => w);
        // Two look-ups by index; one with OR would read all zones.
        var named = await db.Zones.Where(z => words.Contains(z.Name)).Select(z => z.Id)
            .Concat(db.ZoneAliases.Where(a => words.Contains(a.Name)).Select(a => a.ZoneId))
            .Distinct().ToListAsync(cancel);
        if (named.Count == 0)
            return Array.Empty<string>().ToLookup(w => w);
        var zones = await db.Zones.AsNoTracking()
            .Where(z => named.Contains(z.Id))
            .Select(z => new { z.Name, Aliases = z.Aliases.Select(a => a.Name).ToList() })
            .ToListAsync(cancel);
        return zones.Select(z => z.Aliases.Prepend(z.Name).ToList())
            .SelectMany(all => words.Where(all.Contains).SelectMany(word => all.Select(name => (word, name))))
            .ToLookup(pair => pair.word, pair => pair.name);
    }

    private static List<string> Alternatives(string word, ILookup<string, string> names)
    {
        var folded = names[word].Append(word).Select(FoldedText.Fold).Distinct().OrderBy(n => n.Length).ToList();
        // What contains a shorter alternative finds nothing that the shorter one does not.
        return [.. folded.Where((name, i) => !folded.Take(i).Any(shorter => name.Contains(shorter, StringComparison.Ordinal)))];
    }
}
