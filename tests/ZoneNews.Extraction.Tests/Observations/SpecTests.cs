using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ZoneNews.Testing;

namespace ZoneNews.Extraction.Tests.Observations;

/// <summary>Sentences with the figures that they state, a line each in <c>Specs</c>; <c>UPDATE_GOLDEN=1</c> rewrites them, and the diff is read.</summary>
public sealed class SpecTests
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="Observations">subject | indicator | measure | value | unit | period | status | bound | scope | the words of the figure.</param>
    internal sealed record Spec(string Name, string Published, string Title, string Text, string[] Observations);

    private static string Folder => Path.Combine(Repository.Root, "tests", "ZoneNews.Extraction.Tests", "Observations", "Specs");

    public static TheoryData<string> Files() => new(Directory.GetFiles(Folder, "*.jsonl").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));

    internal static IEnumerable<Spec> All() => Files().SelectMany(f => Specs(f.Data));

    [Theory]
    [MemberData(nameof(Files))]
    public void Reads_each_sentence_as_its_spec_says(string file)
    {
        var specs = Specs(file).ToList();
        var read = specs.Select(s => s with { Observations = Read(s.Text, s.Title, s.Published) }).ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllLines(Path.Combine(Folder, file), read.Select(s => JsonSerializer.Serialize(s, Plain)));
        Assert.All(specs.Zip(read), pair => Assert.Equal(Lines(pair.First), Lines(pair.Second)));
    }

    internal static string[] Read(string text, string title, string published)
    {
        var article = Bodies.Article(text, title, DateOnly.ParseExact(published, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        return [.. Bodies.Read(article).Observations.Select(o => string.Join(
            " | ", o.Subject, o.Indicator, o.Measure, (o.Value / 1.000000000000000m).ToString(CultureInfo.InvariantCulture), o.Unit, o.Period ?? "-",
            o.Status, o.Bound, o.Scope ?? "-", o.Figure.Of(article.Body)))];
    }

    private static string Lines(Spec spec) => $"{spec.Name}: {spec.Text}\n{string.Join('\n', spec.Observations)}";

    private static IEnumerable<Spec> Specs(string file) =>
        File.ReadLines(Path.Combine(Folder, file)).Select(l => JsonSerializer.Deserialize<Spec>(l, Plain)!);
}
