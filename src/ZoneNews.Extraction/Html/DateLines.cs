namespace ZoneNews.Extraction.Html;

/// <summary>Dates that stand without a label around the headline.</summary>
/// <param name="Line">The line that <paramref name="Full"/> stands in, −1 without.</param>
internal sealed record DateLines(DateOnly? Full, DateOnly? Relative, DateOnly? WithoutYear, int Line)
{
    private const int LongestLine = 100;

    public static DateLines Read(PageSurvey page, int first, int end)
    {
        DateOnly? full = null, relative = null, day = null;
        var at = -1;
        for (var i = Math.Max(first, 0); i < end && i < page.Lines.Count; i++)
        {
            var line = page.Lines[i];
            if (line.Length is 0 or > LongestLine || line.IsLinked || page.Weights.Roles[i] == LineRole.Notice || LineWeights.IsProse(line) && !HasLabel(line.Text))
                continue;
            relative ??= PageDates.Relative(line.Text, page.Input.FetchedAt);
            if (relative is null && full is null && (full = PageDates.Standing(line.Text)) is not null)
                at = i;
            if (line.Length <= 20)
                day ??= PageDates.WithoutYear(line.Text, page.Input.FetchedAt);
        }
        return new DateLines(full, relative, day, at);
    }

    private static bool HasLabel(string text) => text.Contains('：') || text.Contains(':');
}
