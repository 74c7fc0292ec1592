using System.Globalization;
using ZoneNews.Extraction.Lexicon;

namespace ZoneNews.Extraction.Html;

/// <summary>The characters of a line by what they say of the place where they stand.</summary>
/// <param name="Prose">Punctuated text, and cells of data tables.</param>
/// <param name="Long">Text that is longer than a headline and has no punctuation.</param>
/// <param name="Against">Links, notices, tools, and all that stands where no article does.</param>
internal readonly record struct LineMeasure(int Prose, int Long, int Against);

/// <summary>How strongly a character of each kind speaks for an article (above zero) or against one; only their ratios count. <c>Lexicon/Page/density.tsv</c>.</summary>
internal sealed record DensityWeights(double Prose, double Long, double Against)
{
    public static DensityWeights Learned { get; } = Read(LexiconFile.Rows("Page/density.tsv").ToDictionary(row => row[0], row => row[1]));

    public double Of(LineMeasure line) => Prose * line.Prose + Long * line.Long + Against * line.Against;

    private static DensityWeights Read(Dictionary<string, string> rows)
    {
        return new DensityWeights(Weight("prose"), Weight("long"), Weight("against"));

        double Weight(string kind) =>
            rows.TryGetValue(kind, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
                ? weight : throw new InvalidDataException($"Lexicon/Page/density.tsv has no weight for {kind}.");
    }
}
