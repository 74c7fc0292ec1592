using System.Globalization;
using System.Text;
using ZoneNews.Extraction;
using ZoneNews.Extraction.Text;

namespace ZoneNews.App;

/// <summary>Why a page was read as it was, for a person: stage by stage, with &gt; before what was chosen.</summary>
internal static class Explanation
{
    private const int LongestValue = 100;
    private const int MostPlaces = 8;

    public static string Write(string name, PageInput page, ReadingTrace trace)
    {
        var text = new StringBuilder();
        Line(text, $"page: {name}, {page.Bytes.Length:N0} bytes, {page.ContentType ?? "no type"}, fetched {page.FetchedAt:yyyy-MM-dd HH:mm}Z");
        Line(text, Outcome(trace.Reading));
        foreach (var stage in trace.Stages)
            WriteStage(text, stage);
        if (trace.Reading.Article is { } article)
        {
            WriteRepairs(text, "title", article.Title ?? "", article.TitleRepairs);
            WriteRepairs(text, "body", article.Body, article.Repairs);
        }
        WriteFigures(text, "figures", trace.Reading.Observations);
        WriteFigures(text, "figures that could not be given to anyone", trace.Reading.Unresolved);
        WriteProjects(text, trace.Reading.Projects);
        return text.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static FormattableString Outcome(Reading reading) => reading switch
    {
        { Article: { } article, Quarantine: var reason } =>
            $"read as: {(reason is null ? "an article" : $"an article in quarantine ({reason}: text kept, no figures taken)")}, body by {article.Strategy}, {article.Body.Length:N0} characters, {article.Blocks.Count} blocks, {article.Language}",
        _ => $"read as: no article ({reading.Rejected})",
    };

    private static void WriteStage(StringBuilder text, TraceStage stage)
    {
        Line(text, $"\n{stage.Name}");
        foreach (var option in stage.Options)
        {
            var score = option.Score is { } number ? string.Create(CultureInfo.InvariantCulture, $" [{number:0.###}]") : "";
            Line(text, $"  {(option.Chosen ? '>' : ' ')} {option.From}: {Short(option.Value)}{score} — {option.Note}");
        }
        if (stage.Options.Count == 0)
            Line(text, $"    {(stage.Name == "judgement" ? "no rule fired" : "nothing found")}");
    }

    // Equal repairs stand once, with their places.
    private static void WriteRepairs(StringBuilder text, string of, string repaired, IReadOnlyList<Repair> repairs)
    {
        if (repairs.Count == 0)
            return;
        Line(text, $"\nrepairs of the {of}: {repairs.Count}");
        foreach (var group in repairs.GroupBy(r => (r.Kind, r.Printed, Read: r.Span.Of(repaired))))
        {
            var places = string.Join(", ", group.Take(MostPlaces).Select(r => $"{r.Span.Start}–{r.Span.End}"));
            Line(text, $"    {group.Key.Kind}: “{Visible(group.Key.Printed)}” → “{Visible(group.Key.Read)}” at {places}{(group.Count() > MostPlaces ? $" and {group.Count() - MostPlaces} more" : "")}");
        }
    }

    private static void WriteFigures(StringBuilder text, string heading, IReadOnlyList<Observation> figures)
    {
        if (figures.Count == 0)
            return;
        Line(text, $"\n{heading}: {figures.Count}");
        foreach (var o in figures)
        {
            Line(text, $"    {(o.Subject.Length > 0 ? o.Subject : "?")} {o.Indicator} {o.Measure} {o.Value:0.######} {o.Unit} {o.Period ?? "no period"} {o.Status} {o.Bound} — rule {o.Rule}, confidence {o.Confidence:0.###}{(o.Doubt is null ? "" : $", doubt {o.Doubt}")}");
            var (start, end) = (o.Figure.Start - o.Evidence.Start, o.Figure.End - o.Evidence.Start);
            Line(text, $"        {o.Evidence.Start}–{o.Evidence.End} {Visible($"{o.Quote[..start]}[{o.Quote[start..end]}]{o.Quote[end..]}")}");
        }
    }

    private static void WriteProjects(StringBuilder text, IReadOnlyList<ProjectMention> projects)
    {
        if (projects.Count > 0)
            Line(text, $"\namounts of single projects and companies: {projects.Count}");
        foreach (var p in projects)
            Line(text, $"    {p.Name} {p.Item} {p.Amount:0.######} {p.Unit} {p.Status} {p.Bound} — {p.Evidence.Start}–{p.Evidence.End} {Visible(p.Quote)}");
    }

    private static string Short(string value) => Visible(value.Length > LongestValue ? value[..LongestValue] + "…" : value);

    // What a terminal would swallow or take for a command is named.
    private static string Visible(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value)
            if (char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.SpaceSeparator && c != ' ')
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else
                text.Append(c);
        return text.ToString();
    }
}
