using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>A number with its unit, as printed. <paramref name="Unit"/>: a unit of units.tsv, or null for a number alone.</summary>
/// <param name="Span">The number words with their unit and no qualifier.</param>
/// <param name="Upper">The upper end of a range, in the same unit.</param>
/// <param name="UpperSpan">The words of the upper end.</param>
internal readonly record struct Quantity(
    decimal Value, string? Unit, string Bound, TextSpan Span, decimal? Upper = null, TextSpan UpperSpan = default, int End = 0)
{
    public bool IsMoney => Unit is "CNY" or "USD" or "EUR" or "HKD";
}
