using System.Buffers;

namespace ZoneNews.Data.Articles;

/// <summary>How alike two texts are, each part 0 to 1.</summary>
/// <param name="Words">Share of common shingles.</param>
/// <param name="Numbers">Share of common numbers; 1 where neither text has any.</param>
public sealed record CopyLikeness(double Words, double Numbers)
{
    /// <summary>Share from which two texts are one.</summary>
    public const double Alike = 0.6;

    /// <summary>This month's bulletin and last month's share their sentences, but not their numbers.</summary>
    public bool IsCopy => Words >= Alike && Numbers >= Alike;

    internal static CopyLikeness Of(ComparedText one, ComparedText other) => new(Shingles.Likeness(one.Shingles, other.Shingles), OfNumbers(one, other));

    /// <summary>Null where they are no copies. Numbers are compared first: of texts made to one pattern they alone differ, and a text has few.</summary>
    internal static CopyLikeness? OfCopies(ComparedText one, ComparedText other) =>
        OfNumbers(one, other) >= Alike && Of(one, other) is { IsCopy: true } likeness ? likeness : null;

    private static double OfNumbers(ComparedText one, ComparedText other) =>
        one.Numbers.Count == 0 && other.Numbers.Count == 0 ? 1 : Shingles.Likeness(one.Numbers, other.Numbers);
}

/// <summary>What a text is compared by.</summary>
internal sealed class ComparedText(string body)
{
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789.");

    public HashSet<ulong> Shingles => field ??= Articles.Shingles.Of(body);

    public HashSet<string> Numbers => field ??= NumbersOf(body);

    private static HashSet<string> NumbersOf(string body)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        var known = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        var rest = body.AsSpan();
        while (rest.IndexOfAny(OfNumbers) is var start and >= 0)
        {
            rest = rest[start..];
            var length = rest.IndexOfAnyExcept(OfNumbers) is var end and >= 0 ? end : rest.Length;
            known.Add(rest[..length]);
            rest = rest[length..];
        }
        return numbers;
    }
}
