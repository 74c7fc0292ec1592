using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ZoneNews.Data.Entities;
using ZoneNews.Data.Watches;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Pages.Watches;

/// <summary>A page of one person's watches.</summary>
public abstract class WatchPage : PageModel
{
    /// <summary>One sentence on the page that follows: what was done, or why not.</summary>
    [TempData]
    public string? Done { get; set; }

    protected string UserId => User.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("The page is for accounts alone.");

    protected static string Language => Display.English ? "en" : "zh";

    /// <summary>The manner that a form asks for; null where its rhythm is unknown.</summary>
    protected static WatchManner? Manner(string? rhythm, bool mail, bool hook) =>
        rhythm is not null && WatchRhythms.All.Contains(rhythm) ? new WatchManner(rhythm, mail, hook) : null;
}
