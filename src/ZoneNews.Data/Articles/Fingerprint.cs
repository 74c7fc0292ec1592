using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ZoneNews.Data.Articles;

/// <summary>Hashes that tell a figure and a reading again; lower-case hex of SHA-256.</summary>
public static class Fingerprint
{
    /// <summary>What was read, without its place: the same figure after a better reading of other text around it.</summary>
    public static string Of(ObservationDraft figure) => Hash(
        figure.Subject, figure.Indicator, figure.Measure, Number(figure.Value), figure.Unit, figure.Period, figure.Status, figure.Scope);

    /// <summary>Everything in the draft that came from the text.</summary>
    /// <param name="figures">The hashes of its figures.</param>
    public static string Of(ArticleDraft draft, IEnumerable<string> figures) => Hash(
    [
        draft.ReaderVersion, draft.Title, draft.Published?.ToString("O", CultureInfo.InvariantCulture), draft.SourceName, draft.Author,
        draft.Blocks, draft.Body, draft.Repairs, draft.Quarantine, draft.Strategy, draft.Language, draft.Category, draft.Division, draft.Standing,
        string.Join(';', draft.Zones), .. draft.Observations.Zip(figures).SelectMany(pair => Parts(pair.First, pair.Second)), .. draft.Projects.SelectMany(Parts),
    ]);

    private static IEnumerable<string?> Parts(ProjectDraft p) =>
        [p.Name, p.Kind, p.Item, Number(p.Amount), p.Unit, p.Status, p.Bound, p.Zone, Number(p.Start), Number(p.End), Number(p.FigureStart), Number(p.FigureEnd)];

    private static IEnumerable<string?> Parts(ObservationDraft o, string fingerprint) =>
    [
        fingerprint, o.SubjectKind, o.Bound, Number(o.OutOf), o.Qualifier, Number(o.Start), Number(o.End), Number(o.FigureStart), Number(o.FigureEnd),
        o.Rule, o.Confidence.ToString("R", CultureInfo.InvariantCulture), o.Doubt, o.Finality,
    ];

    private static string? Number(decimal? value) => value?.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Hash(params IEnumerable<string?> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts.Select(p => p ?? "\u0000")))));
}
