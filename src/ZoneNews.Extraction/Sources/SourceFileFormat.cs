using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;

namespace ZoneNews.Extraction.Sources;

/// <summary>Source files as JSON: read with every mistake named, written as the database keeps them.</summary>
public static class SourceFileFormat
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static SourceFileReading Read(string json)
    {
        Fields? fields;
        try
        {
            fields = JsonSerializer.Deserialize<Fields>(json, Options);
        }
        catch (JsonException problem)
        {
            return new SourceFileReading(null, Describe(problem));
        }
        if (fields is null)
            return new SourceFileReading(null, "The source file is empty: it needs at least `id` and `start`.");
        return SourceFileRules.FirstProblem(fields) is { } wrong
            ? new SourceFileReading(null, wrong)
            : new SourceFileReading(fields.ToFile(), null);
    }

    public static string Write(SourceFile file) => JsonSerializer.Serialize(Fields.Of(file), Options);

    private static string Describe(JsonException problem)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"line {(problem.LineNumber ?? 0) + 1}");
        var field = problem.Path is null or "$" ? "The file" : $"`{problem.Path.TrimStart('$', '.')}`";
        return problem.Message.Contains("could not be mapped", StringComparison.Ordinal)
            ? $"{field} ({line}) is no field of a source file: remove it, or see the README for the fields."
            : $"{field} ({line}) is not written as a source file has it: check commas, quotes and brackets there against the README.";
    }

    /// <summary>The file as written: nothing checked yet.</summary>
    internal sealed record Fields(
        string? Id, string? Name, string? Kind, string? Zone, List<StartFields?>? Start, List<string?>? Articles, List<string?>? Exclude,
        string? Interval, string? Encoding, SiteRules? Rules)
    {
        public SourceFile ToFile() => new(Id!, [.. Start!.Select(s => new StartAddress(s!.Url!, s.As))])
        {
            Name = Name,
            Kind = Kind ?? "portal",
            Zone = Zone,
            Articles = [.. (Articles ?? []).OfType<string>()],
            Exclude = [.. (Exclude ?? []).OfType<string>()],
            Interval = Interval is null ? SourceFile.DefaultInterval : XmlConvert.ToTimeSpan(Interval),
            Encoding = Encoding,
            Rules = Rules,
        };

        public static Fields Of(SourceFile file) => new(
            file.Id, file.Name, file.Kind, file.Zone, [.. file.Start.Select(s => new StartFields(s.Url, s.As))],
            file.Articles.Count == 0 ? null : [.. file.Articles], file.Exclude.Count == 0 ? null : [.. file.Exclude],
            XmlConvert.ToString(file.Interval), file.Encoding, file.Rules);
    }

    internal sealed record StartFields(string? Url, string? As);
}
