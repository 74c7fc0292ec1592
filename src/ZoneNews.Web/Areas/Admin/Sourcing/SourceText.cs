using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ZoneNews.Extraction.Sources;

namespace ZoneNews.Web.Areas.Admin.Sourcing;

internal static class SourceText
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The source file as people edit it.</summary>
    public static string Write(SourceFile file)
    {
        using var document = JsonDocument.Parse(SourceFileFormat.Write(file));
        return JsonSerializer.Serialize(document.RootElement, Indented);
    }
}
