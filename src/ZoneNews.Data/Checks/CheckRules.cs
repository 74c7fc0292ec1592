using System.Text.Json;

namespace ZoneNews.Data.Checks;

/// <summary>What figures that stand side by side must keep to: Checks/rules.json.</summary>
public sealed record CheckRules
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip, RespectRequiredConstructorParameters = true };

    /// <summary>The rules that ship with the product.</summary>
    public static CheckRules Default { get; } = Embedded();

    /// <summary>Points by which a growth may differ from that of its levels.</summary>
    public required decimal GrowthTolerance { get; init; }

    public required IReadOnlyList<string> ComparablePrices { get; init; }

    public required decimal ComparablePricesTolerance { get; init; }

    public required decimal GrowthToleranceShare { get; init; }

    public required decimal ShareTolerance { get; init; }

    /// <summary>Names of wholes in the scope of a share, with their indicators.</summary>
    public required IReadOnlyDictionary<string, string> Wholes { get; init; }

    public required decimal PartTolerance { get; init; }

    /// <summary>Whole to its parts.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Parts { get; init; }

    public required decimal OutlierFactor { get; init; }

    public required decimal NeighboursAgree { get; init; }

    public required int FewestNeighbours { get; init; }

    public required decimal SlipFrom { get; init; }

    public required decimal SlipTo { get; init; }

    public required IReadOnlyList<string> Stocks { get; init; }

    /// <summary>Least and most by kind of subject and by unit, <c>money</c> standing for all currencies.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<decimal>>> Ranges { get; init; }

    /// <summary>Least and most of single indicators.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<decimal>> RangeExceptions { get; init; }

    public required decimal LargestGrowth { get; init; }

    public required decimal LargestShare { get; init; }

    public required int TellingDigits { get; init; }

    /// <summary>The indicators that a figure of <paramref name="indicator"/> is compared with, itself included.</summary>
    public IReadOnlyCollection<string> Related(string indicator) =>
        [.. Parts.Where(p => p.Key == indicator || p.Value.Contains(indicator)).SelectMany(p => p.Value.Append(p.Key)).Concat(Wholes.Values).Append(indicator).Distinct()];

    private static CheckRules Embedded()
    {
        using var stream = typeof(CheckRules).Assembly.GetManifestResourceStream("ZoneNews.Data.Checks.rules.json")
            ?? throw new InvalidDataException("Checks/rules.json is not embedded.");
        return JsonSerializer.Deserialize<CheckRules>(stream, Json) ?? throw new InvalidDataException("Checks/rules.json is empty.");
    }
}
