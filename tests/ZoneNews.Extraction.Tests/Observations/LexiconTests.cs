using ZoneNews.Extraction.Observations;

namespace ZoneNews.Extraction.Tests.Observations;

/// <summary>A broken lexicon stops the start, and says where.</summary>
public sealed class LexiconTests
{
    private const string Indicators = """{ "variants": {}, "indicators": [{ "code": "gdp", "name": "x", "unit": "MONEY", "aliases": ["生产总值"] }] }""";
    private const string Units = "元\tCNY\t1";

    [Fact]
    public void Ships_every_indicator_of_the_contract()
    {
        Assert.Equal(37, FigureLexicon.Default.Indicators.Count);
        Assert.Equal("MONEY", FigureLexicon.Default.Indicators["gdp"].Unit);
    }

    [Fact]
    public void Refuses_an_alias_that_is_there_twice() =>
        Refuses("生产总值", () => LexiconSource.Parse(Indicators.Replace("[\"生产总值\"]", "[\"生产总值\", \"生产总值\"]", StringComparison.Ordinal), "", Units, ""));

    [Fact]
    public void Refuses_an_unknown_unit_of_an_indicator() =>
        Refuses("BARREL", () => LexiconSource.Parse(Indicators.Replace("MONEY", "BARREL", StringComparison.Ordinal), "", Units, ""));

    [Fact]
    public void Refuses_a_cue_that_nobody_knows() => Refuses("Hope", () => LexiconSource.Parse(Indicators, "Hope\t也许", Units, ""));

    [Fact]
    public void Refuses_a_word_that_is_alias_and_cue() => Refuses("gdp", () => LexiconSource.Parse(Indicators, "Growth\t生产总值", Units, ""));

    [Fact]
    public void Refuses_a_unit_or_a_rule_that_it_cannot_read()
    {
        Refuses("元", () => LexiconSource.Parse(Indicators, "", Units + "\n" + Units, ""));
        Refuses("rules.tsv", () => LexiconSource.Parse(Indicators, "", Units, "", "level\t1.5"));
        Refuses("GBP", () => LexiconSource.Parse(Indicators, "", "英镑\tGBP\t1", ""));
    }

    private static void Refuses(string named, Action parse) =>
        Assert.Contains(named, Assert.Throws<InvalidDataException>(parse).Message, StringComparison.Ordinal);
}
