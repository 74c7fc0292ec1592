using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace ZoneNews.Testing.Sites;

/// <summary>What a site answers to one request.</summary>
public sealed record SiteAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public TimeSpan Delay { get; init; }

    /// <summary>The connection breaks after so many bytes of the body.</summary>
    public int? DropAfter { get; init; }
}

/// <summary>A site: files under www, or given in memory, and routes that answer otherwise (site.json).</summary>
public sealed partial class TestSite
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".xml"] = "text/xml",
        [".txt"] = "text/plain",
        [".css"] = "text/css",
        [".js"] = "application/javascript",
        [".json"] = "application/json",
        [".jpg"] = "image/jpeg",
        [".png"] = "image/png",
        [".gif"] = "image/gif",
        [".pdf"] = "application/pdf",
        [".xls"] = "application/vnd.ms-excel",
        [".doc"] = "application/msword",
        [".zip"] = "application/zip",
        [".swf"] = "application/x-shockwave-flash",
        [".gz"] = "application/gzip",
    };

    private readonly Func<string, byte[]?> _file;
    private readonly Dictionary<string, Route> _routes;
    private readonly ConcurrentDictionary<string, int> _failed = new(StringComparer.Ordinal);

    /// <param name="file">A path under www, from its slash on, to its bytes; null for what is not there.</param>
    public TestSite(string id, Func<string, byte[]?> file, IReadOnlyDictionary<string, Route>? routes = null)
    {
        Id = id;
        _file = file;
        _routes = new(routes ?? new Dictionary<string, Route>(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    public string Id { get; }

    public string Name { get; private init; } = "";

    public string Kind { get; private init; } = "portal";

    public string? Zone { get; private init; }

    public IReadOnlyList<string> ListPaths { get; private init; } = [];

    /// <summary>Where the site's clock stands.</summary>
    public DateTimeOffset? Clock { get; private init; }

    /// <summary>http://127.0.0.1:PORT, once served.</summary>
    public string Origin { get; set; } = "";

    /// <summary>A site of the corpus.</summary>
    public static TestSite Open(string folder)
    {
        var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "site.json"))).RootElement;
        var www = Path.Combine(folder, "www");
        var routes = json.TryGetProperty("routes", out var given)
            ? given.Deserialize<Dictionary<string, Route>>(Route.Json)!
            : [];
        return new TestSite(json.GetProperty("id").GetString()!, path => ReadBelow(www, path), routes)
        {
            Name = json.GetProperty("name").GetString()!,
            Kind = json.GetProperty("kind").GetString()!,
            Zone = json.GetProperty("zone").GetString(),
            ListPaths = [.. json.GetProperty("list_paths").EnumerateArray().Select(p => p.GetString()!)],
            Clock = json.TryGetProperty("fetched_at", out var at) ? DateTimeOffset.Parse(at.GetString()!, CultureInfo.InvariantCulture) : null,
        };
    }

    /// <param name="target">Path and query as asked for.</param>
    /// <param name="originOf">The origin of another site served beside this one.</param>
    public SiteAnswer Answer(string target, IHeaderDictionary request, Func<string, string?> originOf)
    {
        var (path, query) = target.Split('?', 2) is [var p, var q] ? (p, "?" + q) : (target, "");
        var key = new[] { target, Uri.UnescapeDataString(target), path, Uri.UnescapeDataString(path) }.FirstOrDefault(_routes.ContainsKey);
        var route = key is null ? new Route() : _routes[key];
        var delay = TimeSpan.FromMilliseconds(route.DelayMs);
        if (key is not null && _failed.AddOrUpdate(key, 1, (_, n) => n + 1) <= route.FailFirst)
            return Plain(503, "Service Unavailable") with { Delay = delay };
        var extra = (route.Headers ?? []).ToDictionary(h => h.Key, h => Text(Fill(Encoding.UTF8.GetBytes(h.Value), query, originOf)), StringComparer.OrdinalIgnoreCase);
        if (route.Location is not null)
        {
            extra["Location"] = Text(Fill(Encoding.UTF8.GetBytes(route.Location), query, originOf));
            return Plain(route.Status is >= 300 and < 400 ? route.Status : 302, "Moved", extra) with { Delay = delay };
        }
        var name = route.File is { } file ? "/" + file : Uri.UnescapeDataString(path);
        return (name.EndsWith('/') ? _file(name + "index.html") : _file(name)) is { } bytes
            ? Page(bytes, name, route, extra, request, query, originOf) with { Delay = delay, DropAfter = route.DropAfterBytes }
            : _file(name + "/index.html") is not null && route.File is null
                ? Plain(301, "Moved", new(StringComparer.Ordinal) { ["Location"] = path + "/" + query })
                : Plain(404, "Not Found") with { Delay = delay };
    }

    private SiteAnswer Page(
        byte[] bytes, string name, Route route, Dictionary<string, string> extra, IHeaderDictionary request, string query, Func<string, string?> originOf)
    {
        var type = Types.GetValueOrDefault(Path.GetExtension(name), name.Contains('.', StringComparison.Ordinal) && Path.GetExtension(name) is ".bin" ? "application/octet-stream" : "text/html");
        var body = type.StartsWith("text/", StringComparison.Ordinal) || type == "application/javascript" ? Fill(bytes, query, originOf) : bytes;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = type };
        if (route.Status == 200)
            headers["ETag"] = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..20]}\"";
        foreach (var (header, value) in extra)
            headers[header] = value;
        if (route.Status != 200 || request.IfNoneMatch.Count == 0 || request.IfNoneMatch != headers.GetValueOrDefault("ETag"))
            return new SiteAnswer(route.Status, headers, body);
        headers.Remove("Content-Type");
        return new SiteAnswer(304, headers, []);
    }

    private byte[] Fill(byte[] bytes, string query, Func<string, string?> originOf)
    {
        // Latin-1 keeps every byte as it is, whatever the page's own encoding.
        var text = Encoding.Latin1.GetString(bytes);
        if (!text.Contains("{{", StringComparison.Ordinal))
            return bytes;
        var values = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        text = OriginMark().Replace(text, m => (m.Groups["id"].Success ? originOf(m.Groups["id"].Value) : Origin) ?? "http://unknown.invalid");
        text = QueryMark().Replace(text, m => values.TryGetValue(m.Groups["name"].Value, out var value) && int.TryParse(value, CultureInfo.InvariantCulture, out var number)
            ? (number + int.Parse(m.Groups["plus"].Value, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture)
            : m.Groups["default"].Value);
        return Encoding.Latin1.GetBytes(text);
    }

    private static SiteAnswer Plain(int status, string text, Dictionary<string, string>? headers = null)
    {
        headers ??= new(StringComparer.OrdinalIgnoreCase);
        headers["Content-Type"] = "text/html";
        return new SiteAnswer(status, headers, Encoding.UTF8.GetBytes($"<html><head><title>{status}</title></head><body><h1>{text}</h1></body></html>\n"));
    }

    private static byte[]? ReadBelow(string www, string path)
    {
        var file = Path.GetFullPath(Path.Combine(www, path.TrimStart('/')));
        return file.StartsWith(www + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    [GeneratedRegex(@"\{\{origin(:(?<id>[A-Za-z0-9_.-]+))?\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OriginMark();

    [GeneratedRegex(@"\{\{q:(?<name>[A-Za-z0-9_]+)(?<plus>[+-][0-9]+):(?<default>-?[0-9]+)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QueryMark();
}

/// <summary>How one address answers otherwise than by its file.</summary>
public sealed record Route
{
    internal static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public string? File { get; init; }

    public int Status { get; init; } = 200;

    public Dictionary<string, string>? Headers { get; init; }

    public string? Location { get; init; }

    public int DelayMs { get; init; }

    public int? DropAfterBytes { get; init; }

    /// <summary>So many requests are answered 503 before it serves.</summary>
    public int FailFirst { get; init; }
}
