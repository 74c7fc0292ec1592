using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Queries;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Pages.Zones;

/// <summary>A zone, or a region or group that figures are about: profile, indicators by year, ranks, targets, conflicts, news, peers.</summary>
public sealed class ZoneModel(ZoneNewsDb db, TimeProvider time) : PageModel
{
    private const int MostFigures = 5000;
    private const int MostNews = 100;
    private const int MostPeers = 12;
    private const int MostProjects = 60;

    public string Name { get; private set; } = "";

    /// <summary>Null for a region or a group.</summary>
    public ZoneProfile? Profile { get; private set; }

    public SubjectFigures Figures { get; private set; } = SubjectFigures.None;

    public IReadOnlyList<NewsYear> News { get; private set; } = [];

    public int NewsCount { get; private set; }

    public IReadOnlyList<PeerZone> Peers { get; private set; } = [];

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
        var (year, english) = (time.GetUtcNow().Year, Display.English);
        Figures = AsOf is { } day
            ? SubjectFigures.Of(await KnownOnAsync(name, day, cancel), year, english)
            : await SubjectFigures.ReadAsync(db, name, year, english, cancel);
        if (Profile is null && Figures.Count == 0 && AsOf is null)
            return NotFound();
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

    private Task<List<FigureLine>> KnownOnAsync(string name, DateOnly day, CancellationToken cancel) =>
        ObservationQueries.Find(db, new ObservationQuery { Zone = name, AsOf = day }).AsNoTracking()
            .OrderByDescending(o => o.Id).Select(FigureLine.Of).Take(MostFigures).ToListAsync(cancel);

    private async Task ReadNewsAsync(int zone, CancellationToken cancel)
    {
        var shown = db.ArticleZones.AsNoTracking().Where(l => l.ZoneId == zone && l.Position != null);
        NewsCount = await shown.CountAsync(cancel);
        var lines = await shown.OrderByDescending(l => l.Position).Take(MostNews).Select(l => l.Article!)
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
