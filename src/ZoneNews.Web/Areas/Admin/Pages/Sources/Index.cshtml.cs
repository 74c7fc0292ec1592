using Microsoft.AspNetCore.Mvc;
using ZoneNews.Data;
using ZoneNews.Web.Areas.Admin.Sourcing;

namespace ZoneNews.Web.Areas.Admin.Pages.Sources;

/// <summary>All sources, those with a problem first.</summary>
public sealed class IndexModel(ZoneNewsDb db) : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<SourceLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Lines = await SourceResults.ListAsync(db, Q, cancel);
}
