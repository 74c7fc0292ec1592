using ZoneNews.Extraction.Lexicon;

namespace ZoneNews.Extraction.Observations;

/// <summary>The words that rankings and their fields are told by: Lexicon/Figures/ranking-words.json.</summary>
/// <param name="Announced">Stands before a ranking's name and is no part of it: 商务部公布的….</param>
/// <param name="Totals">The whole of a ranking, and no field of it.</param>
/// <param name="Measures">What of an indicator the place was taken in.</param>
/// <param name="NotFields">A phrase that begins with it says how the place was taken, not in what.</param>
/// <param name="Others">A phrase that ends with it names those whose place it is, not the zone's.</param>
/// <param name="Among">Behind the peers; the field follows.</param>
/// <param name="Peers">Right before the verb: among whom.</param>
/// <param name="PartTails">Behind the name of a part of a ranking.</param>
/// <param name="PartLists">Announces places in the parts of a ranking.</param>
/// <param name="Columns">A column of places.</param>
/// <param name="ColumnRankings">A column of places in a ranking of its own.</param>
/// <param name="ColumnMoves">A column of changes of place.</param>
/// <param name="ColumnYearBefore">A column of the places before.</param>
/// <param name="Scores">A column of points.</param>
/// <param name="FurtherEnds">What stands before a further place in the ranking of the clause before ends with it: its peers, or a part.</param>
/// <param name="Numbered">A list of numbered zones that is in the order of their places.</param>
internal sealed record RankingWords(
    string[] Announced, string[] Totals, string[] Measures, string[] NotFields, string[] Others, string[] Among, string[] Peers,
    string[] PartTails, string[] PartLists, string[] Columns, string[] ColumnRankings, string[] ColumnMoves, string[] ColumnYearBefore, string[] Scores, string[] FurtherEnds, string[] Numbered)
{
    public static RankingWords Default { get; } = LexiconFile.Read<RankingWords>("Figures/ranking-words.json");

    public bool IsTotal(string field) => Array.IndexOf(Totals, field) >= 0;

    public bool IsMeasure(string text) => Array.IndexOf(Measures, text) >= 0;

    /// <summary>专用车行业: a phrase that names those whose place it is.</summary>
    public bool NamesOthers(string phrase) => Array.Exists(Others, o => phrase.EndsWith(o, StringComparison.Ordinal));
}
