using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ZoneNews.Web.Areas.Admin.Pages;

public sealed class IndexModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/admin/review");
}
