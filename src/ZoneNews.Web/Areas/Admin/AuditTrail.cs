using System.Security.Claims;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Web.Areas.Admin;

/// <summary>Who changed what outside articles.</summary>
public static class AuditTrail
{
    /// <summary>Adds an entry; it is saved together with what it tells of.</summary>
    /// <param name="target">source:sipac, user:li.</param>
    public static void Note(this ZoneNewsDb db, ClaimsPrincipal who, DateTimeOffset when, string action, string target, string? detail = null) =>
        db.Audit.Add(new AuditEntry
        {
            At = when.UtcDateTime,
            UserName = who.Identity?.Name ?? "?",
            Action = action,
            Target = target,
            Detail = detail,
        });
}
