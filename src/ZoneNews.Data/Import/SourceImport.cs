using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Import;

/// <summary>
/// sources.csv: url, site_name, zone, kind, evidence, note. Lists and home pages become sources, other kinds only name a page that
/// was seen. A list is crawled from the first day, a home page once somebody unpauses it.
/// </summary>
internal static class SourceImport
{
    private static readonly string[] Columns = ["url", "site_name", "zone", "kind", "evidence", "note"];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task ReadAsync(ZoneNewsDb db, ImportFile file, DateTime now, CancellationToken cancel)
    {
        var known = await db.Sources.ToDictionaryAsync(s => s.Id, cancel);
        var zones = await db.Zones.Select(z => new { z.Id, z.Name }).ToDictionaryAsync(z => z.Name, z => z.Id, cancel);
        var aliases = await db.ZoneAliases.Select(a => new { a.ZoneId, a.Name }).ToDictionaryAsync(a => a.Name, a => a.ZoneId, cancel);
        file.EachLine(Columns, line =>
        {
            if (line.OneOf("kind", "list", "site", "article", "profile", "directory") is not ("list" or "site"))
                return;
            var zone = line.Optional("zone");
            var zoneId = zone is null ? (int?)null
                : zones.TryGetValue(zone, out var id) || aliases.TryGetValue(zone, out id) ? id
                : throw new BadFieldException("zone", $"no zone is called '{zone}'; write an official name or an alias of the catalogue, or leave it empty.");
            file.Count(Take(db, known, line, zoneId, now));
        });
    }

    private static EntityState Take(ZoneNewsDb db, Dictionary<string, Source> known, CsvLine line, int? zoneId, DateTime now)
    {
        var (url, name) = (line.Needed("url", 2000), line.Needed("site_name"));
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new BadFieldException("url", $"'{url}' is no web address; it begins with http:// or https://.");
        var id = IdOf(address);
        var kind = zoneId is null ? "portal" : "zone";
        var definition = JsonSerializer.Serialize(new { id, name, kind, zone = line.Optional("zone"), start = new[] { new { url, @as = "list" } } }, Json);
        if (!known.TryGetValue(id, out var source))
            db.Sources.Add(known[id] = source = new Source
            {
                Id = id,
                Name = name,
                Kind = kind,
                Definition = definition,
                Origin = "starter",
                Paused = line.Optional("kind") != "list",
                CreatedAt = now,
            });
        // What an administrator or a source file has taken over is theirs.
        if (source.Origin == "starter")
        {
            (source.Name, source.Kind, source.ZoneId, source.Definition) = (name, kind, zoneId, definition);
            (source.Evidence, source.Note) = (line.Optional("evidence"), line.Optional("note"));
        }
        return db.Entry(source).State;
    }

    /// <summary>Host and path as one word: <c>sipac.gov.cn-szgyyq-zwyw-xwzx_list</c>.</summary>
    internal static string IdOf(Uri address)
    {
        var host = address.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? address.IdnHost[4..] : address.IdnHost;
        var folders = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (folders.Count > 0)
            folders[^1] = Path.GetFileNameWithoutExtension(folders[^1]);
        var words = folders.Where(f => f != "index").Prepend(host)
            .Select(f => new string([.. f.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '-')]));
        var id = string.Join('-', words);
        return id.Length <= 100 ? id : id[..100];
    }
}
