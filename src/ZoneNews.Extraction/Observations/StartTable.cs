namespace ZoneNews.Extraction.Observations;

/// <summary>What may begin with a character: one look in a table spares most places of a text all further questions.</summary>
[Flags]
internal enum Start : byte
{
    None = 0,
    Break = 1,
    Period = 2,
    Rank = 4,
    Name = 8,
    Number = 16,
}

internal static class StartTable
{
    private static readonly Start[] Table = Build(
        (Start.Break, MentionScanner.Breaks), (Start.Period, PeriodReader.Starts), (Start.Rank, RankReader.Starts),
        (Start.Name, NameReader.Starts), (Start.Number, QuantityReader.Starts));

    public static Start Of(char c) => Table[c];

    private static Start[] Build(params ReadOnlySpan<(Start Kind, string Characters)> kinds)
    {
        var table = new Start[char.MaxValue + 1];
        foreach (var (kind, characters) in kinds)
            foreach (var c in characters)
                table[c] |= kind;
        return table;
    }
}
