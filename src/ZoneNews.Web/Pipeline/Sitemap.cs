using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data;
using ZoneNews.Data.Entities;
using ZoneNews.Web.Figures;

namespace ZoneNews.Web.Pipeline;

/// <summary>What search engines may read: <c>/robots.txt</c> and <c>/sitemap.xml</c> (sitemaps.org 0.9).</summary>
public static class Sitemap
{
    // The protocol's limit for one file; the newest articles are what a search engine lacks.
    private const int MostAddresses = 50_000;
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly string[] Pages = ["/", "/news", "/zones", "/indicators", "/rankings", "/conflicts", "/about", "/help"];

    public static void MapSitemap(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/robots.txt", (HttpContext context) => Results.Text(
            $"User-agent: *\nDisallow: /admin\nDisallow: /embed\nDisallow: /export\nDisallow: /api\nSitemap: {Addresses.Root(context.Request)}/sitemap.xml\n")).ExcludeFromDescription();
        routes.MapGet("/sitemap.xml", SendAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> SendAsync(HttpContext context, ZoneNewsDb db, CancellationToken cancel)
    {
        var root = Addresses.Root(context.Request);
        var zones = await db.Zones.AsNoTracking().Where(z => db.ArticleZones.Any(l => l.ZoneId == z.Id)).OrderBy(z => z.Id).Select(z => z.Name).ToListAsync(cancel);
        var paths = Pages.Concat(Glossary.All.Select(g => Addresses.Indicator(g.Code))).Concat(zones.Select(Addresses.Subject)).ToList();
        var articles = await db.Articles.AsNoTracking().Where(a => a.Status == ArticleStatus.Published && a.DuplicateOfId == null)
            .OrderByDescending(a => a.Position).Take(MostAddresses - paths.Count).Select(a => new { a.Id, a.UpdatedAt }).ToListAsync(cancel);
        var xml = Write(paths.Select(p => (root + p, (DateTime?)null)).Concat(articles.Select(a => (root + Addresses.Article(a.Id), (DateTime?)a.UpdatedAt))));
        return Results.Bytes(xml, "application/xml; charset=utf-8");
    }

    private static byte[] Write(IEnumerable<(string Address, DateTime? Changed)> entries)
    {
        using var memory = new MemoryStream();
        using (var writer = XmlWriter.Create(memory, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            writer.WriteStartElement("urlset", Namespace);
            foreach (var (address, changed) in entries)
            {
                writer.WriteStartElement("url", Namespace);
                writer.WriteElementString("loc", Namespace, address);
                if (changed is { } at)
                    writer.WriteElementString("lastmod", Namespace, Labels.Iso(at));
                writer.WriteEndElement();
            }
            writer.WriteEndElement();
        }
        return memory.ToArray();
    }
}
