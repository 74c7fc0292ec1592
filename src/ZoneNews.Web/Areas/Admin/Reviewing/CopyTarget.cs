using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;

namespace ZoneNews.Web.Areas.Admin.Reviewing;

/// <summary>An article as an editor names it: by its number, its page on this site, or the original's address.</summary>
internal static class CopyTarget
{
    private const string Page = "/news/";

    /// <summary>Null where no article is meant.</summary>
    public static async Task<long?> FindAsync(ZoneNewsDb db, string? typed, CancellationToken cancel)
    {
        var name = (typed ?? "").Trim();
        if (await db.Articles.Where(a => a.Url == name).Select(a => (long?)a.Id).SingleOrDefaultAsync(cancel) is { } original)
            return original;
        var path = Uri.TryCreate(name, UriKind.Absolute, out var address) ? address.AbsolutePath : name;
        var number = path.StartsWith(Page, StringComparison.Ordinal) ? path[Page.Length..] : path;
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await db.Articles.AnyAsync(a => a.Id == id, cancel) ? id : null;
    }
}
