namespace ZoneNews.Data.Articles;

/// <summary>
/// Makes a draft storable on both engines: PostgreSQL keeps neither NUL nor half a surrogate pair. One unit becomes one unit,
/// so that offsets hold.
/// </summary>
internal static class CleanDraft
{
    public static ArticleDraft Of(ArticleDraft draft) => draft with
    {
        Url = Text(draft.Url),
        Title = Text(draft.Title),
        SourceName = Cut(Text(draft.SourceName), 300),
        Author = Text(draft.Author),
        Division = Cut(Text(draft.Division), 200),
        Blocks = Text(draft.Blocks),
        Body = Text(draft.Body),
        Repairs = Text(draft.Repairs),
        Quarantine = Text(draft.Quarantine),
        Zones = [.. draft.Zones.Select(Name).Where(z => z.Length > 0).Distinct()],
        // Broken text states nothing.
        Observations = draft.Quarantine is null ? [.. draft.Observations.Select(Of)] : [],
        Projects = draft.Quarantine is null ? [.. draft.Projects.Select(Of)] : [],
    };

    private static ProjectDraft Of(ProjectDraft project) => project with
    {
        Name = Name(project.Name),
        Zone = project.Zone is { } zone ? Name(zone) : null,
        Quote = Text(project.Quote),
        Amount = decimal.Round(project.Amount, 6),
    };

    private static ObservationDraft Of(ObservationDraft figure) => figure with
    {
        Subject = Name(figure.Subject),
        Scope = Text(figure.Scope),
        Qualifier = Text(figure.Qualifier),
        Quote = Text(figure.Quote),
        Doubt = Text(figure.Doubt),
        // The column holds six decimals, and what is compared must be what is kept.
        Value = decimal.Round(figure.Value, 6),
    };

    private static string Name(string name) => Cut(Text(name).Trim(), 200)!;

    private static string? Cut(string? text, int length) => text?.Length > length ? text[..length] : text;

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    private static string? Text(string? text)
    {
        if (text is null || !HasFault(text))
            return text;
        return string.Create(text.Length, text, static (clean, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                clean[i] = IsFault(source, i) ? '\ufffd' : source[i];
        });
    }

    private static bool HasFault(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (IsFault(text, i))
                return true;
        return false;
    }

    private static bool IsFault(string text, int i) => text[i] switch
    {
        '\0' => true,
        var c when char.IsHighSurrogate(c) => i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]),
        var c when char.IsLowSurrogate(c) => i == 0 || !char.IsHighSurrogate(text[i - 1]),
        _ => false,
    };
}
