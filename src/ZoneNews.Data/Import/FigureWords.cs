using System.Globalization;
using System.Text.RegularExpressions;

namespace ZoneNews.Data.Import;

/// <summary>Finds in a quote the number that a known value was read from.</summary>
internal static partial class FigureWords
{
    private const decimal Tolerance = 0.0005m;

    /// <summary>The first number with its unit that has the value, a fall counted by its size; null where digits alone don't tell.</summary>
    public static (int Start, int End)? Find(string quote, decimal value)
    {
        foreach (Match match in Number().Matches(quote))
        {
            if (!decimal.TryParse(match.Groups["digits"].ValueSpan, NumberStyles.Number, CultureInfo.InvariantCulture, out var digits))
                continue;
            var read = digits * Scale(match.Groups["scale"].Value);
            if (Math.Abs(read - Math.Abs(value)) <= Math.Abs(value) * Tolerance)
                return (match.Index, match.Index + match.Length);
        }
        return null;
    }

    private static decimal Scale(string word) => word switch
    {
        "万亿" => 1_000_000_000_000m,
        "亿" => 100_000_000m,
        "千万" => 10_000_000m,
        "百万" => 1_000_000m,
        "万" => 10_000m,
        _ => 1m,
    };

    [GeneratedRegex(@"(?<digits>\d[\d,]*(\.\d+)?)(?<scale>万亿|千万|百万|亿|万)?(元|美元|%|位|名|平方公里|人|家|个)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
