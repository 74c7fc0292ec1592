using ZoneNews.Extraction.Lexicon;

namespace ZoneNews.Extraction.Observations;

/// <summary>The words that tell that figures are aimed at: Lexicon/Figures/aim-words.json.</summary>
/// <param name="Titles">A headline that contains it is that of a plan.</param>
/// <param name="Headings">A heading, or a line before a colon, that ends with it announces aims.</param>
/// <param name="Leads">In the words before a colon: what follows in the sentence is aimed at.</param>
/// <param name="NotLeads">Beside one of them: what follows is how far one has come.</param>
/// <param name="Columns">In the heading of a column or row.</param>
/// <param name="Floors">A column of what is to be reached at least.</param>
internal sealed record AimWords(string[] Titles, string[] Headings, string[] Leads, string[] NotLeads, string[] Columns, string[] Floors)
{
    public static AimWords Default { get; } = LexiconFile.Read<AimWords>("Figures/aim-words.json");

    /// <summary>全年目标早已明确; 关于今年的打算.</summary>
    public bool Announce(ReadOnlySpan<char> lead) => lead.HoldsAny(Leads) && !lead.HoldsAny(NotLeads);
}
