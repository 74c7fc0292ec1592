using System.Globalization;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction;
using ZoneNews.Web.Figures;
using Article = ZoneNews.Data.Entities.Article;
using Observation = ZoneNews.Data.Entities.Observation;

namespace ZoneNews.Benchmarks.Archive;

/// <summary>All rows of one article.</summary>
internal sealed record ArticleRows(Article Article, Revision Revision, IReadOnlyList<ArticleZone> Zones, IReadOnlyList<Observation> Figures);

/// <summary>What an archive is made of; the same number always gives the same article.</summary>
internal sealed class ArchiveContent
{
    private const int FirstYear = 2010;
    private const int Sources = 200;
    private static readonly DateOnly First = new(FirstYear, 1, 1);
    private static readonly DateOnly Last = new(2026, 10, 31);
    private static readonly DateTime Fetched = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Categories = ["statistics", "investment", "project", "policy", "ranking", "meeting"];

    private readonly ArchiveText _text = new();
    private readonly IReadOnlyList<(int Id, string Name)> _zones;
    private readonly int _articles;
    private readonly int _figures;
    private readonly Skew _zone;
    private readonly Skew _source = new(Sources, 2);
    private readonly Skew _indicator = new(Glossary.All.Count, 1);

    /// <param name="zones">In the order of how often they are written about.</param>
    /// <param name="figures">Observations of an article.</param>
    public ArchiveContent(IReadOnlyList<(int Id, string Name)> zones, int articles, int figures)
    {
        (_zones, _articles, _figures) = (zones, articles, figures);
        _zone = new Skew(zones.Count, 2.7);
    }

    public static IEnumerable<Source> AllSources() => Enumerable.Range(0, Sources).Select(i => new Source
    {
        Id = SourceId(i),
        Name = string.Create(CultureInfo.InvariantCulture, $"来源{i}"),
        Kind = i % 3 == 0 ? "media" : "zone",
        Definition = """{"start":[]}""",
        Origin = "file",
        Paused = true,
        CreatedAt = Fetched,
        LastFetchAt = Fetched,
    });

    /// <param name="id">From 1: later numbers are later news, and later years have more of it.</param>
    public ArticleRows Make(int id)
    {
        var random = new Random(id * 7919);
        var share = Math.Pow((double)id / (_articles + 1), 0.6);
        var day = First.AddDays((int)(share * (Last.DayNumber - First.DayNumber)));
        var zones = Enumerable.Range(0, ZoneCount(random)).Select(_ => _zones[_zone.Next(random)]).Distinct().ToList();
        var names = zones.ConvertAll(z => z.Name);
        var paragraphs = _text.Paragraphs(random, names);
        var blocks = paragraphs.ConvertAll<Block>(p => new ParagraphBlock(p));
        var source = _source.Next(random);
        var article = new Article
        {
            Id = id,
            // As many minutes as a day of the largest archive needs, each with its own number.
            Position = Positions.FirstOf(day) + (480 + id % 720) * 4096L + id / 720 % 4096,
            SourceId = SourceId(source),
            Url = string.Create(CultureInfo.InvariantCulture, $"https://s{source}.example/{day:yyyy}/{day:MM}/{id}.html"),
            Title = _text.Title(random, names.FirstOrDefault()),
            Published = random.Next(100) < 97 ? day : null,
            SourceName = string.Create(CultureInfo.InvariantCulture, $"来源{source}"),
            Status = random.Next(100) switch { < 96 => ArticleStatus.Published, < 98 => ArticleStatus.Review, _ => ArticleStatus.Quarantined },
            FetchedAt = Fetched,
            CreatedAt = Fetched,
            UpdatedAt = Fetched,
            DuplicateOfId = id > 1000 && random.Next(100) < 8 ? id - random.Next(1, 1000) : null,
            Simhash = random.NextInt64(),
            Language = "zh",
            Category = Categories[random.Next(Categories.Length)],
            CategoryConfidence = 0.8,
            RevisionNumber = 1,
            Body = ArticleBody.Compose(blocks).Text,
            Blocks = BlockJson.WriteBlocks(blocks),
        };
        var revision = new Revision
        {
            Id = id,
            ArticleId = id,
            Number = 1,
            ReaderVersion = "3",
            ReadAt = Fetched,
            Title = article.Title,
            Published = article.Published,
            SourceName = article.SourceName,
            Zones = string.Join(';', names),
            Strategy = "structure",
            ReadingHash = Hash(random),
            Blocks = article.Blocks,
            Body = article.Body,
        };
        long? shown = article is { Status: ArticleStatus.Published, DuplicateOfId: null } ? article.Position : null;
        var figures = Enumerable.Range(0, _figures).Select(n => Figure((long)(id - 1) * _figures + n + 1, article, zones, day.Year, random));
        return new ArticleRows(article, revision, zones.ConvertAll(z => new ArticleZone { ArticleId = id, ZoneId = z.Id, Position = shown }), [.. figures]);
    }

    private Observation Figure(long id, Article article, List<(int Id, string Name)> zones, int year, Random random)
    {
        var indicator = Glossary.All[_indicator.Next(random)];
        var ranked = indicator.Kind == "rank";
        var measure = ranked ? Measure.Rank : random.Next(100) switch { < 60 => Measure.Value, < 95 => Measure.Growth, _ => Measure.Share };
        (int? zoneId, string subject) = zones.Count > 0 ? (zones[0].Id, zones[0].Name) : ((int?)null, "江苏省");
        var status = random.Next(100) switch { < 85 => FigureStatus.Actual, < 90 => FigureStatus.Estimate, _ => FigureStatus.Target };
        var about = status == FigureStatus.Target ? year : year - 1;
        var start = Whole(article.Body, random.Next(article.Body.Length - 60));
        var end = Whole(article.Body, start + 30);
        return new Observation
        {
            Id = id,
            ArticleId = article.Id,
            RevisionId = article.Id,
            Subject = subject,
            SubjectKind = zoneId is null ? SubjectKinds.Division : SubjectKinds.Zone,
            ZoneId = zoneId,
            Indicator = indicator.Code,
            Measure = measure,
            Value = ValueOf(subject, indicator.Code, measure, about, random),
            Unit = ranked ? "RANK" : measure != Measure.Value ? "PCT" : UnitOf(indicator.Kind, random),
            Period = PeriodOf(about, random),
            Year = about,
            Status = status,
            Bound = random.Next(20) == 0 ? Bound.AtLeast : Bound.Exact,
            Scope = ranked ? "国家级经开区综合考评" : null,
            OutOf = ranked ? 219 : null,
            Start = start,
            End = end,
            Quote = article.Body[start..end],
            FigureStart = start + 10,
            FigureEnd = start + 15,
            Rule = "level",
            Confidence = 0.9,
            State = random.Next(100) < 97 ? ObservationState.Published : ObservationState.Review,
            Fingerprint = Hash(random),
            Current = random.Next(100) < 95,
            KnownFrom = Fetched,
        };
    }

    // One value for each fact, so that statements agree, but for one in twenty.
    private static decimal ValueOf(string subject, string indicator, string measure, int year, Random random)
    {
        var level = new Random((subject + indicator).Aggregate(17, (hash, c) => unchecked(hash * 31 + c))).NextDouble();
        var told = random.Next(20) == 0 ? 1.03m : 1m;
        return measure switch
        {
            Measure.Rank => 1 + (int)(level * 200) + year % 3,
            Measure.Value => decimal.Round((decimal)Math.Exp(12 + 13 * level) * (1 + 0.06m * (year - FirstYear)) * told, 2),
            _ => decimal.Round((decimal)(level * 15) + year % 7 * told, 1),
        };
    }

    /// <summary>No half of a pair.</summary>
    private static int Whole(string text, int at) => char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private static string UnitOf(string kind, Random random) => kind switch
    {
        "money" => random.Next(20) == 0 ? "USD" : "CNY",
        "person" => "PERSON",
        "area" => "KM2",
        "energy" => "KWH",
        _ => "COUNT",
    };

    private static string? PeriodOf(int year, Random random) => random.Next(100) switch
    {
        < 60 => Text(year),
        < 75 => $"{Text(year)}-H1",
        < 85 => $"{Text(year)}-Q{1 + random.Next(4)}",
        < 97 => $"{Text(year)}-{1 + random.Next(12):00}",
        _ => null,
    };

    private static int ZoneCount(Random random) => random.Next(100) switch { < 2 => 0, < 77 => 1, < 95 => 2, _ => 3 };

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static string SourceId(int number) => string.Create(CultureInfo.InvariantCulture, $"made{number:000}");

    private static string Hash(Random random)
    {
        var bytes = new byte[32];
        random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
