using ZoneNews.Extraction.Html;
using ZoneNews.Extraction.Observations;

namespace ZoneNews.Extraction;

/// <summary>Something that a stage of reading could have chosen.</summary>
/// <param name="From">Where it came from: a tag's name, a strategy, a label.</param>
/// <param name="Value">What it says, as read.</param>
/// <param name="Score">What the stage compares by; null where the order alone decides.</param>
/// <param name="Note">Why it was chosen or not.</param>
public sealed record TraceOption(string From, string Value, double? Score, bool Chosen, string Note);

/// <summary>A stage of reading with all that it could have chosen, in its order of preference.</summary>
public sealed record TraceStage(string Name, IReadOnlyList<TraceOption> Options);

/// <summary>Why a page was read as it was. Made only where somebody asks (<see cref="Reader.Explain"/>): the same functions that chose tell all that they chose from.</summary>
public sealed record ReadingTrace(Reading Reading, IReadOnlyList<TraceStage> Stages)
{
    internal static ReadingTrace Of(PageInput page, Catalogue catalogue)
    {
        var (read, stages) = PageTrace.Of(page);
        var reading = Reader.Read(read, page, catalogue);
        return new ReadingTrace(reading, reading.Article is { } article
            ? [.. stages, .. ObservationReader.Trace(article, page, catalogue), new TraceStage("category", [.. Categories.Options(article)])]
            : stages);
    }
}
