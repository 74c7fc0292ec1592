using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;

namespace ZoneNews.Web.Exports;

internal static class SourceNotes
{
    /// <summary>All sites that rows may come from.</summary>
    public static async Task<IReadOnlyList<SourceNote>> ReadAsync(ZoneNewsDb db, CancellationToken cancel) =>
        await db.Sources.AsNoTracking().OrderBy(s => s.Id).Select(s => new SourceNote(s.Id, s.Name, s.Kind)).ToListAsync(cancel);
}
