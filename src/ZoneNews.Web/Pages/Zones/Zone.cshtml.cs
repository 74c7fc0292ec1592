using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;
using ZoneNews.Extraction;
using ZoneNews.Web.Charts;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Pages.Zones;

/// <summary>A zone, or a region or group that figures are about: profile, indicators by year, ranks, targets, conflicts, news, peers.</summary>
public sealed class ZoneModel(ZoneNewsDb db, TimeProvider time) : PageModel
{
    private const int MostFigures = 5000;
    private const int MostNews = 300;
    private const int MostPeers = 12;
    private const int MostProjects = 60;

    private static readonly string[] Headline = ["gdp", "general_budget_revenue", "industrial_output", "fdi_actual"];

    public string Name { get; private set; } = "";

    /// <summary>Null for a region or a group.</summary>
    public ZoneProfile? Profile { get; private set; }

    public IReadOnlyList<KeyFigure> KeyFigures { get; private set; } = [];

    public FigureGrid Grid { get; private set; } = new([], [], 0);

    public Chart? Chart { get; private set; }

    public IReadOnlyList<RankSeries> Ranks { get; private set; } = [];

    public IReadOnlyList<TargetLine> TargetLines { get; private set; } = [];

    public IReadOnlyList<FigureConflict> Conflicts { get; private set; } = [];

    public IReadOnlyList<NewsYear> News { get; private set; } = [];

    public int NewsCount { get; private set; }

    public IReadOnlyList<PeerZone> Peers { get; private set; } = [];

    public int FigureCount { get; private set; }

    public IReadOnlyList<ProjectLine> Projects { get; private set; } = [];

    public int ProjectCount { get; private set; }

    /// <summary>Figures as they were known on this day; null: as they are known now.</summary>
    [BindProperty(SupportsGet = true, Name = "as_of")]
    public DateOnly? AsOf { get; set; }

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        // Feeds know a zone by its number.
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return await db.Zones.Where(z => z.Id == id).Select(z => z.Name).SingleOrDefaultAsync(cancel) is { } known ? Redirect(Addresses.Subject(known)) : NotFound();
        Name = name;
        Profile = await ProfileAsync(name, cancel);
        if (Profile is null && await OfficialNameAsync(name, cancel) is { } official)
            return RedirectPermanent(Addresses.Subject(official));
        var lines = await LinesAsync(name, cancel);
        if (Profile is null && lines.Count == 0 && AsOf is null)
            return NotFound();
        Arrange(lines);
        if (Profile is { } profile)
        {
            await ReadNewsAsync(profile.Id, cancel);
            await ReadProjectsAsync(cancel);
            Peers = await PeersAsync(profile, cancel);
        }
        return Page();
    }

    private Task<ZoneProfile?> ProfileAsync(string name, CancellationToken cancel) => db.Zones.AsNoTracking()
        .Where(z => z.Name == name)
        .Select(z => new ZoneProfile(
            z.Id, z.Name, z.Level, z.Type, z.Province, z.City, z.County, z.Approved, z.AreaHectares, z.Industries, z.Website, z.Evidence, z.Note,
            z.Aliases.OrderBy(a => a.Id).Select(a => a.Name).ToList(),
            z.Codes.OrderBy(c => c.Scheme).Select(c => new ZoneCodeLine(c.Scheme, c.Code)).ToList(),
            db.Sources.Count(s => s.ZoneId == z.Id)))
        .SingleOrDefaultAsync(cancel);

    private Task<string?> OfficialNameAsync(string alias, CancellationToken cancel) =>
        db.ZoneAliases.Where(a => a.Name == alias).Select(a => a.Zone!.Name).SingleOrDefaultAsync(cancel);

    private Task<List<FigureLine>> LinesAsync(string name, CancellationToken cancel) =>
        ObservationQueries.Find(db, new ObservationQuery { Zone = name, AsOf = AsOf }).AsNoTracking()
            .OrderByDescending(o => o.Id).Select(FigureLine.Of).Take(MostFigures).ToListAsync(cancel);

    private void Arrange(List<FigureLine> lines)
    {
        var english = Display.English;
        FigureCount = lines.Count;
        Grid = FigureGrid.Build(lines, english);
        KeyFigures = KeyFigure.Pick(lines, Headline);
        Chart = MainChart.Of(lines, english);
        Ranks = RankSeries.Of(lines);
        TargetLines = Targets.Match(lines, time.GetUtcNow().Year);
        Conflicts = FigureConflict.Find(lines);
    }

    private async Task ReadNewsAsync(int zone, CancellationToken cancel)
    {
        // From the zone to its articles: asked the other way round, the engine tries every article of the archive.
        var articles = db.ArticleZones.AsNoTracking().Where(l => l.ZoneId == zone).Select(l => l.Article!)
            .Where(a => a.Status == ArticleStatus.Published && a.DuplicateOfId == null);
        NewsCount = await articles.CountAsync(cancel);
        var lines = await articles.OrderByDescending(a => a.Position).Take(MostNews)
            .Select(a => new NewsLine(
                a.Id, a.Title, a.Published, a.SourceName ?? a.Source!.Name, a.Standing,
                a.Observations.Count(o => o.Current && o.State == ObservationState.Published)))
            .ToListAsync(cancel);
        News = [.. lines.GroupBy(l => l.Published?.Year).Select(g => new NewsYear(g.Key, [.. g]))];
    }

    private async Task ReadProjectsAsync(CancellationToken cancel)
    {
        var found = ProjectQueries.Find(db, new ProjectQuery { Zone = Name }).AsNoTracking();
        ProjectCount = await found.CountAsync(cancel);
        Projects = await found.OrderByDescending(p => p.Article!.Position).ThenBy(p => p.FigureStart).Take(MostProjects).Select(ProjectLine.Of).ToListAsync(cancel);
    }

    private Task<List<PeerZone>> PeersAsync(ZoneProfile profile, CancellationToken cancel) => db.Zones.AsNoTracking()
        .Where(z => z.Id != profile.Id && z.Province == profile.Province && (z.City == profile.City || z.Type == profile.Type))
        .OrderByDescending(z => z.City == profile.City && z.Type == profile.Type)
        .ThenByDescending(z => db.ArticleZones.Count(l => l.ZoneId == z.Id))
        .ThenByDescending(z => z.City == profile.City).ThenBy(z => z.Name)
        .Take(MostPeers)
        .Select(z => new PeerZone(z.Name, z.City == profile.City, db.ArticleZones.Count(l => l.ZoneId == z.Id)))
        .ToListAsync(cancel);
}
