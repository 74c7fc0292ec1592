namespace ZoneNews.Extraction.Html;

/// <summary>Dates that stand without a label around the headline.</summary>
internal sealed record DateLines(DateOnly? Full, DateOnly? Relative, DateOnly? WithoutYear)
{
    private const int LongestLine = 100;

    public static DateLines Read(PageOutline page, LineWeights weights, int first, int end, DateTime fetched)
    {
        DateOnly? full = null, relative = null, day = null;
        for (var i = Math.Max(first, 0); i < end && i < page.Lines.Count; i++)
        {
            var line = page.Lines[i];
            if (line.Length is 0 or > LongestLine || line.IsLinked || weights.Roles[i] == LineRole.Notice || LineWeights.IsProse(line) && !HasLabel(line.Text))
                continue;
            relative ??= PageDates.Relative(line.Text, fetched);
            if (relative is null)
                full ??= PageDates.Full(line.Text);
            if (line.Length <= 20)
                day ??= PageDates.WithoutYear(line.Text, fetched);
        }
        return new DateLines(full, relative, day);
    }

    /// <summary>Whether a line is one of date, source and their like, and no text of the article.</summary>
    public static bool IsDateline(PageLine line, IReadOnlyList<PageField> fields, int index)
    {
        if (line.Length is 0 or > 200 || line.Heading == 1)
            return false;
        if (PageDates.IsAlone(line.Text))
            return true;
        foreach (var field in fields)
            if (field.Line == index && field.Kind is not "written")
                return true;
        return line.Length <= 40 && (PageDates.Relative(line.Text, DateTime.UnixEpoch.AddYears(50)) is not null || PageDates.Full(line.Text) is not null && !LineWeights.IsProse(line));
    }

    private static bool HasLabel(string text) => text.Contains('：') || text.Contains(':');
}
