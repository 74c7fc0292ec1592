using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace ZoneNews.Web.Pipeline;

/// <summary>The files of wwwroot, carried in the assembly, addressed by their content: a new file has a new address and may be cached for good.</summary>
public sealed class StaticFiles
{
    private const string Prefix = "wwwroot/";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
        [".png"] = "image/png",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, StaticFile> _files = Read().ToFrozenDictionary(f => f.Path, StringComparer.Ordinal);

    public bool Has(string path) => _files.ContainsKey(path);

    /// <summary>Address of the file at <paramref name="path"/> (<c>css/zonenews.css</c>) with its version.</summary>
    public string Address(string path) => _files.TryGetValue(path, out var file) ? $"/{path}?v={file.Version}" : $"/{path}";

    internal IEnumerable<StaticFile> All => _files.Values;

    private static IEnumerable<StaticFile> Read()
    {
        var assembly = typeof(StaticFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            var bytes = memory.ToArray();
            var path = name[Prefix.Length..];
            var version = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
            yield return new StaticFile(path, Types.GetValueOrDefault(Path.GetExtension(path), "application/octet-stream"), version, bytes, new Lazy<byte[]>(() => Compress(bytes)));
        }
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var brotli = new BrotliStream(memory, CompressionLevel.Optimal))
            brotli.Write(bytes);
        return memory.ToArray();
    }
}

internal sealed record StaticFile(string Path, string Type, string Version, byte[] Bytes, Lazy<byte[]> Compressed);

internal static class StaticFileRoutes
{
    public static void MapStaticFiles(this IEndpointRouteBuilder routes)
    {
        foreach (var file in routes.ServiceProvider.GetRequiredService<StaticFiles>().All)
            routes.MapMethods("/" + file.Path, [HttpMethods.Get, HttpMethods.Head], (HttpContext context) => Send(context, file));
    }

    private static IResult Send(HttpContext context, StaticFile file)
    {
        var headers = context.Response.Headers;
        var versioned = context.Request.Query["v"] == file.Version;
        headers.CacheControl = versioned ? "public, max-age=31536000, immutable" : "public, max-age=300";
        headers.Vary = HeaderNames.AcceptEncoding;
        var brotli = file.Type.Contains("charset", StringComparison.Ordinal) && context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (brotli)
            headers.ContentEncoding = "br";
        var tag = new EntityTagHeaderValue($"\"{file.Version}{(brotli ? "b" : "")}\"");
        return Results.Bytes(brotli ? file.Compressed.Value : file.Bytes, file.Type, entityTag: tag);
    }
}
