using ZoneNews.Data.Entities;
using ZoneNews.Extraction.Text;
using ZoneNews.Web.Figures;
using ZoneNews.Web.Reading;

namespace ZoneNews.Web.Areas.Admin.Reviewing;

/// <summary>A figure as the desk shows it: as readers see it, and how sure the reading is.</summary>
public sealed record ReadFigure(FigureLine Line, string Fingerprint, string State, double Confidence, string Rule, string Quote, Statement Statement, bool Corrected)
{
    private static readonly Func<Observation, FigureLine> ToLine = FigureLine.Of.Compile();

    public bool IsOpen => State == ObservationState.Review;

    /// <summary>Needs the observation's article and its source.</summary>
    public static ReadFigure Of(Observation o) => new(
        ToLine(o), o.Fingerprint, o.State, o.Confidence, o.Rule, o.Quote,
        new Statement(o.Id, new TextSpan(o.Start, o.End), new TextSpan(o.FigureStart, o.FigureEnd)), o.AsRead is not null);
}
