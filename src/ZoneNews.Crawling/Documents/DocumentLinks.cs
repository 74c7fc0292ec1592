using Microsoft.EntityFrameworkCore;
using ZoneNews.Crawling.Discovery;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction;

namespace ZoneNews.Crawling.Documents;

/// <summary>What the article says of a document that hangs on it.</summary>
public static class DocumentLinks
{
    /// <summary>Null where no article led to it.</summary>
    public static async Task<DocumentLink?> OfAsync(ZoneNewsDb db, FrontierEntry entry, CancellationToken cancel)
    {
        if (entry.DiscoveredFrom is not { } from)
            return null;
        var page = await db.Articles.AsNoTracking().Where(a => a.Url == from).Select(a => new { a.Published, a.SourceName, a.Blocks }).FirstOrDefaultAsync(cancel);
        if (page is null)
            return null;
        var link = BlockJson.ReadBlocks(page.Blocks).OfType<AttachmentBlock>().FirstOrDefault(b => CanonicalUrl.Of(b.Address) == entry.Url);
        return new DocumentLink(link?.Title, page.Published, page.SourceName);
    }
}
