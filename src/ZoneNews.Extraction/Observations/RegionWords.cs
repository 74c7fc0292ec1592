using ZoneNews.Extraction.Lexicon;

namespace ZoneNews.Extraction.Observations;

/// <summary>The words that an article is told to be about a region by: Lexicon/Figures/region-words.json.</summary>
/// <param name="Titles">In a headline that names a region and no zone: the region governs.</param>
/// <param name="Organs">Behind the short name of a place, at the head of the name of a source: it is that place's.</param>
internal sealed record RegionWords(string[] Titles, string[] Organs)
{
    public static RegionWords Default { get; } = LexiconFile.Read<RegionWords>("Figures/region-words.json");
}
