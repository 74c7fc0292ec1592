using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using ZoneNews.Data;
using ZoneNews.Data.Watches;

namespace ZoneNews.Web.Components;

/// <summary>How the button to follow stands.</summary>
/// <param name="SignedIn">Else it leads to the sign-in and back.</param>
/// <param name="WatchId">The watch, where this person follows it already.</param>
public sealed record FollowState(string Kind, string Target, bool SignedIn, long? WatchId);

/// <summary>The button by which a zone, an indicator or a search is followed.</summary>
public sealed class Follow(ZoneNewsDb db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string kind, string target) =>
        View(UserClaimsPrincipal.FindFirstValue(ClaimTypes.NameIdentifier) is not { } user
            ? new FollowState(kind, target, SignedIn: false, null)
            : new FollowState(kind, target, SignedIn: true, (await WatchBook.FindAsync(db, user, kind, target, HttpContext.RequestAborted))?.Id));
}
