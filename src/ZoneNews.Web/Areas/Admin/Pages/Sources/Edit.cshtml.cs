using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction.Sources;
using ZoneNews.Web.Areas.Admin.Sourcing;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.Areas.Admin.Pages.Sources;

/// <summary>Adds or changes a source from its file: checked and previewed first, saved when asked to.</summary>
public sealed class EditModel(ZoneNewsDb db, TimeProvider time, DeskTexts texts) : DeskPage
{
    private const string Example = """
        {
          "id": "example-zone",
          "name": "某某开发区",
          "kind": "zone",
          "start": [ { "url": "https://www.example.gov.cn/news/", "as": "list" } ],
          "interval": "PT1H"
        }
        """;

    /// <summary>Null: a new source.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    [BindProperty]
    public string Json { get; set; } = Example;

    /// <summary>One sentence: what is wrong with the file.</summary>
    public string? Problem { get; private set; }

    /// <summary>The file as understood; null where it is wrong.</summary>
    public SourceFile? Understood { get; private set; }

    public IReadOnlyList<PreviewLine> Preview { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Id is null)
            return Page();
        if (await db.Sources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == Id, cancel) is not { } source)
            return NotFound();
        Json = SourceFileFormat.Read(source.Definition) is { File: { } file } ? SourceText.Write(file) : source.Definition;
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancel)
    {
        if (await CheckAsync(cancel) is { } file)
            Preview = await SourcePreview.ReadAsync(db, file, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancel)
    {
        if (await CheckAsync(cancel) is not { } file)
            return Page();
        var source = await db.Sources.SingleOrDefaultAsync(s => s.Id == file.Id, cancel);
        if (source is null)
            db.Sources.Add(source = new Source { Id = file.Id, Name = "", Kind = "", Definition = "", Origin = "", CreatedAt = time.GetUtcNow().UtcDateTime });
        // From now on no import changes it back.
        source.Origin = "admin";
        source.Name = file.Name ?? file.Id;
        source.Kind = file.Kind;
        source.Definition = SourceFileFormat.Write(file);
        source.IntervalSeconds = (int)file.Interval.TotalSeconds;
        source.ZoneId = file.Zone is { } zone ? await ZoneIdAsync(zone, cancel) : null;
        db.Note(User, time.GetUtcNow(), Id is null ? "source.add" : "source.edit", "source:" + file.Id, source.Definition);
        await db.SaveChangesAsync(cancel);
        Done = texts["已保存“{0}”", source.Name];
        return RedirectToPage("/Sources/Details", new { id = file.Id });
    }

    private async Task<SourceFile?> CheckAsync(CancellationToken cancel)
    {
        var reading = SourceFileFormat.Read(Json);
        Problem = reading.Problem ?? await FaultAsync(reading.File!, cancel);
        return Understood = Problem is null ? reading.File : null;
    }

    private async Task<string?> FaultAsync(SourceFile file, CancellationToken cancel)
    {
        if (Id is not null && file.Id != Id)
            return texts["编号不能改：“{0}”。另加一个来源，或写回“{1}”", file.Id, Id];
        if (Id is null && await db.Sources.AnyAsync(s => s.Id == file.Id, cancel))
            return texts["已有编号为“{0}”的来源。换一个编号，或去更改它", file.Id];
        return file.Zone is { } zone && await ZoneIdAsync(zone, cancel) is null ? texts["目录里没有这个园区：{0}", zone] : null;
    }

    private Task<int?> ZoneIdAsync(string name, CancellationToken cancel) =>
        db.Zones.Where(z => z.Name == name || z.Aliases.Any(a => a.Name == name)).OrderBy(z => z.Name == name ? 0 : 1).Select(z => (int?)z.Id).FirstOrDefaultAsync(cancel);
}
