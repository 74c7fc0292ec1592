using System.Text.Json;
using ZoneNews.Data.Entities;
using ZoneNews.Extraction.Text;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Reading;

namespace ZoneNews.Web.Areas.Admin.Reviewing;

/// <summary>A figure as the desk shows it: as readers see it, and how sure the reading is.</summary>
public sealed record ReadFigure(FigureLine Line, string Fingerprint, string State, double Confidence, string Rule, string Quote, Statement Statement, bool Corrected,
    string? Contradiction, IReadOnlyList<FigureLine> Against)
{
    private static readonly Func<Observation, FigureLine> ToLine = FigureLine.Of.Compile();

    public bool IsOpen => State == ObservationState.Review;

    /// <summary>Whose figure it is, only a correction can say.</summary>
    public bool HasSubject => Line.Subject.Length > 0;

    /// <summary>Ids of the figures that contradict it.</summary>
    public static IReadOnlyList<long> AgainstOf(Observation o) => o.ContradictedBy is { } ids ? JsonSerializer.Deserialize<long[]>(ids) ?? [] : [];

    /// <summary>Needs the observation's article and its source; <paramref name="others"/> holds the figures that contradict it.</summary>
    public static ReadFigure Of(Observation o, IReadOnlyDictionary<long, FigureLine> others) => new(
        ToLine(o), o.Fingerprint, o.State, o.Confidence, o.Rule, o.Quote,
        new Statement(o.Id, new TextSpan(o.Start, o.End), new TextSpan(o.FigureStart, o.FigureEnd)), o.AsRead is not null,
        o.Contradiction, [.. AgainstOf(o).Where(others.ContainsKey).Select(id => others[id])]);
}
