using Microsoft.AspNetCore.Mvc;
using ZoneNews.Data;
using ZoneNews.Web.Areas.Admin.Reviewing;

namespace ZoneNews.Web.Areas.Admin;

/// <summary>The desk's own navigation; readers never see it.</summary>
public sealed class DeskBar(ZoneNewsDb db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        View(await ReviewBacklog.CountAsync(db, HttpContext.RequestAborted));
}
