using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Import;

/// <summary>
/// starter.jsonl: one digest of a page a line, with its figures; so that a first start shows something true. Digests are kept like
/// read pages, by a reader called <c>starter</c>; a page that was crawled since is left as it is.
/// </summary>
internal sealed class StarterImport(ArticleStore store, DateTime now)
{
    public const string Name = "starter";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public async Task ReadAsync(ZoneNewsDb db, ImportFile file, CancellationToken cancel)
    {
        if (!await db.Sources.AnyAsync(s => s.Id == Name, cancel))
            db.Sources.Add(new Source { Id = Name, Name = "随站示例", Kind = "portal", Definition = """{"id":"starter","start":[]}""", Origin = Name, Paused = true, CreatedAt = now });
        await db.SaveChangesAsync(cancel);
        var divisions = (await db.Divisions.Select(d => d.Name).ToListAsync(cancel)).ToHashSet();
        var number = 0;
        foreach (var line in file.Text.Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                await TakeAsync(db, file, Draft(Read(line), divisions), cancel);
            }
            catch (BadFieldException fault)
            {
                file.Report(number, fault);
            }
            db.ChangeTracker.Clear();
        }
    }

    private async Task TakeAsync(ZoneNewsDb db, ImportFile file, ArticleDraft draft, CancellationToken cancel)
    {
        var crawled = await db.Articles.AnyAsync(a => a.Url == draft.Url && a.SourceId != Name, cancel);
        var outcome = crawled ? SaveOutcome.Unchanged : (await store.SaveAsync(db, draft, cancel)).Outcome;
        file.Count(outcome switch
        {
            SaveOutcome.Added => EntityState.Added,
            SaveOutcome.Revised => EntityState.Modified,
            _ => EntityState.Unchanged,
        });
    }

    private static Digest Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Digest>(line, Json) ?? throw new BadFieldException(null, "the line is null; write a JSON object or leave the line out.");
        }
        catch (JsonException fault)
        {
            var column = fault.Path is { Length: > 1 } path ? path[2..] : null;
            throw new BadFieldException(column, "the line is not written as a digest: one JSON object with id, url, site, published, title, body, zones, observations, confidence.");
        }
    }

    private ArticleDraft Draft(Digest digest, HashSet<string> divisions) => new()
    {
        SourceId = Name,
        Url = digest.Url ?? $"starter:{digest.Id}",
        Title = digest.Title,
        Published = digest.Published,
        PublishedFrom = digest.Published is null ? null : Name,
        SourceName = digest.Site,
        Blocks = JsonSerializer.Serialize(digest.Body.Split('\n').Select(text => new { kind = "paragraph", text }), Json),
        Body = digest.Body,
        Zones = digest.Zones,
        Observations = [.. digest.Observations.Select(o => Draft(o, digest, divisions))],
        Strategy = Name,
        Language = "zh-Hans",
        Standing = digest.Confidence,
        FetchedAt = now,
        ReaderVersion = Name,
    };

    private static ObservationDraft Draft(Figure figure, Digest digest, HashSet<string> divisions)
    {
        var start = digest.Body.IndexOf(figure.Evidence, StringComparison.Ordinal);
        if (start < 0)
            throw new BadFieldException("observations", $"the evidence '{figure.Evidence}' does not occur in the body; copy it from there.");
        var end = start + figure.Evidence.Length;
        var (from, to) = FigureWords.Find(figure.Evidence, figure.Value) is { } words ? (start + words.Start, start + words.End) : (start, end);
        return new ObservationDraft
        {
            Subject = figure.Subject,
            SubjectKind = divisions.Contains(figure.Subject) ? "division" : IsGroup(figure.Subject) ? "group" : "zone",
            Indicator = figure.Indicator,
            Measure = figure.Measure,
            Value = figure.Value,
            Unit = figure.Unit,
            Period = figure.Period,
            Status = figure.Status,
            Bound = figure.Bound,
            Scope = figure.Scope,
            OutOf = figure.OutOf,
            Start = start,
            End = end,
            Quote = figure.Evidence,
            FigureStart = from,
            FigureEnd = to,
            Rule = Name,
            Confidence = 1,
        };
    }

    /// <summary>A group goes by a region and a kind of zone: 全国国家级经开区, 江苏省经开区.</summary>
    private static bool IsGroup(string subject) => subject.StartsWith("全国", StringComparison.Ordinal)
        || subject.EndsWith("省经开区", StringComparison.Ordinal) || subject.EndsWith("省高新区", StringComparison.Ordinal);

    private sealed record Digest(
        string Id, string? Url, string? Site, DateOnly? Published, string Title, string Body, IReadOnlyList<string> Zones,
        IReadOnlyList<Figure> Observations, [property: JsonPropertyName("confidence")] string? Confidence);

    private sealed record Figure(
        string Subject, string Indicator, string Measure, decimal Value, string Unit, string? Period, string Status, string Bound,
        string? Scope, int? OutOf, string Evidence);
}
