using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ZoneNews.Web.Areas.Admin.Pages;

/// <summary>A page of the desk: what was done is told once, on the page that comes after it.</summary>
public abstract class DeskPage : PageModel
{
    /// <summary>One sentence: what was done.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>The review that the toast offers to undo.</summary>
    [TempData]
    public string? DoneReview { get; set; }
}
