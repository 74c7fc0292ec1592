using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using ZoneNews.Web.Exports;

namespace ZoneNews.Web.Pipeline;

/// <summary>Answers that know their ETag: who has them already gets 304.</summary>
public static class Conditional
{
    public static IResult Json<T>(HttpContext context, T value) =>
        Bytes(context, JsonSerializer.SerializeToUtf8Bytes(value, JsonFile.Options), "application/json; charset=utf-8");

    public static IResult Bytes(HttpContext context, byte[] content, string contentType)
    {
        context.Response.Headers.CacheControl = "no-cache";
        var tag = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16));
        return Results.Bytes(content, contentType, entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    }
}
