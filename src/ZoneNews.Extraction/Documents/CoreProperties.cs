using System.Globalization;

namespace ZoneNews.Extraction.Documents;

/// <summary>The properties that an Office file has of itself (ISO/IEC 29500-2, 11).</summary>
internal static class CoreProperties
{
    public static DocumentText Add(ZipParts parts, IReadOnlyList<FlowItem> flow)
    {
        var core = PartXml.Root(parts, "docProps/core.xml");
        var title = core.Child("title")?.Value.Trim();
        return new DocumentText(flow, string.IsNullOrEmpty(title) ? null : title, Day(core.Child("modified")?.Value) ?? Day(core.Child("created")?.Value));
    }

    private static DateOnly? Day(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) && instant.Year >= 1990 && instant.Year < 2100
            ? DateOnly.FromDateTime(instant.ToOffset(TimeSpan.FromHours(8)).DateTime) : null;
}
