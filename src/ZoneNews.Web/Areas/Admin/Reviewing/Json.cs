using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ZoneNews.Web.Areas.Admin.Reviewing;

internal static class Json
{
    /// <summary>Han characters as they are: reviews are read by people too.</summary>
    public static JsonSerializerOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
}
