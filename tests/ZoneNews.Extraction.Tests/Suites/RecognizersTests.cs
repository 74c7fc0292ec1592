using System.Globalization;
using System.Text.Json;
using ZoneNews.Extraction.Observations;
using ZoneNews.Extraction.Text;
using ZoneNews.Testing;

namespace ZoneNews.Extraction.Tests.Suites;

/// <summary>
/// Microsoft Recognizers-Text, specs for Chinese (MIT), read from beside the checkout: a case holds where all its spans and values are read and
/// nothing else. What does not hold is listed in <c>refused-recognizers.tsv</c>, each case with its class, each class with its reason.
/// </summary>
public sealed class RecognizersTests(ITestOutputHelper output)
{
    private static readonly string Refusals = Path.Combine(Repository.Root, "tests", "ZoneNews.Extraction.Tests", "Suites", "refused-recognizers.tsv");

    [Theory]
    [InlineData("Number", 0.49)]
    [InlineData("Percent", 0.5)]
    [InlineData("Currency", 0.5)]
    [InlineData("Dimension", 0.08)]
    [InlineData("DateTime", 0.12)]
    [InlineData("Ordinal", 1.0)]
    public void Outside_cases_hold_but_for_those_refused_by_class(string model, double floor)
    {
        var file = Repository.Shared($"suites/recognizers/{model}Model.jsonl");
        Assert.SkipWhen(file is null, "../shared/suites/recognizers is not beside the checkout");
        var cases = File.ReadLines(file!).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var wrong = cases.Where(c => !Read(model, Input(c)).SequenceEqual(Expected(model, c))).ToList();
        var refused = Refused();
        output.WriteLine($"{model}: {cases.Count - wrong.Count} of {cases.Count} hold");
        foreach (var group in wrong.GroupBy(c => refused.GetValueOrDefault(Id(c), "unlisted")).OrderByDescending(g => g.Count()))
            output.WriteLine($"  {group.Key}: {group.Count()}");
        if (Environment.GetEnvironmentVariable("SHOW_CASES") == model)
            foreach (var c in wrong)
                output.WriteLine($"{Id(c)}\t{Input(c)}\t{string.Join(' ', Expected(model, c))}\t{string.Join(' ', Read(model, Input(c)))}");
        Assert.True(cases.Count - wrong.Count >= floor * cases.Count);
        Assert.Equal("", string.Join(' ', wrong.Select(Id).Where(id => !refused.ContainsKey(id))));
        Assert.Equal("", string.Join(' ', cases.Select(Id).Except(wrong.Select(Id)).Where(refused.ContainsKey)));
    }

    [Fact]
    public void Each_class_of_refusals_has_its_reason()
    {
        var reasons = File.ReadLines(Refusals).Where(l => l.StartsWith("# ", StringComparison.Ordinal) && l.Contains('\t', StringComparison.Ordinal)).Select(l => l[2..].Split('\t')[0]).ToHashSet();
        Assert.All(Refused().Values.Distinct(), c => Assert.Contains(c, reasons));
    }

    private static Dictionary<string, string> Refused() =>
        File.ReadLines(Refusals).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    private static string Id(JsonElement c) => c.GetProperty("id").GetString()!;

    // Full-width digits and traditional characters are the work of the repairs, here one character for one.
    private static string Input(JsonElement c) => Narrow(c) is var text && TraditionalText.Simplify(text).Text is var simple && simple.Length == text.Length ? simple : text;

    private static string Narrow(JsonElement c) => string.Concat(c.GetProperty("input").GetString()!.Select(x => x is >= '！' and <= '～' && x is not ('，' or '；' or '：' or '？' or '！' or '（' or '）') ? (char)(x - 0xFEE0) : x));

    private static IEnumerable<string> Expected(string model, JsonElement c) => c.GetProperty("expect").EnumerateArray()
        .Select(e => $"{e.GetProperty("start").GetInt32()}-{e.GetProperty("end").GetInt32() + 1}{(model == "DateTime" ? "" : "=" + Value(e))}");

    private static string Value(JsonElement e) =>
        e.TryGetProperty("value_num", out var n) && n.ValueKind == JsonValueKind.Number ? Plain((decimal)n.GetDouble())
        : e.TryGetProperty("value", out var v) && decimal.TryParse(v.ToString().TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Plain(number) : "?";

    private static string Plain(decimal value) => Math.Round(value, 6).ToString("0.######", CultureInfo.InvariantCulture);

    private static List<string> Read(string model, string text)
    {
        var found = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var (end, shown) = At(model, text, at);
            if (shown is not null)
                found.Add(shown);
            at = Math.Max(end, at + 1);
        }
        return found;
    }

    private static (int End, string? Shown) At(string model, string text, int at)
    {
        switch (model)
        {
            case "Number":
                return NumeralReader.At(text.AsSpan(at)) is { Length: > 0 } n ? (at + n.Length, $"{at}-{at + n.Length}={Plain(n.Value)}") : (0, null);
            case "Ordinal":
                return text[at] == '第' && NumeralReader.At(text.AsSpan(at + 1)) is { Length: > 0 } o ? (at + 1 + o.Length, $"{at}-{at + 1 + o.Length}={Plain(o.Value)}") : (0, null);
            case "DateTime":
                return PeriodReader.At(text, at, text.Length) is ({ }, var length) ? (at + length, $"{at}-{at + length}") : (0, null);
            default:
                if (QuantityReader.At(text, at, text.Length, FigureLexicon.Default) is not { } q)
                    return (0, null);
                var wanted = model switch { "Percent" => q.Unit is "PCT" or "POINT", "Currency" => q.IsMoney, _ => q.Unit is "KM2" or "KWH" };
                return (q.Span.End, wanted ? $"{q.Span.Start}-{q.Span.End}={Plain(q.Value)}" : null);
        }
    }
}
