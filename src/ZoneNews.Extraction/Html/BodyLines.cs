namespace ZoneNews.Extraction.Html;

/// <summary>Chooses the lines of the article among those of its container.</summary>
internal static class BodyLines
{
    private const int HeadLines = 14;

    public static IReadOnlyList<int> Choose(PageSurvey survey, BodyPlace place, Headline? title, PageHeading heading)
    {
        var (page, weights, tables, headline) = (survey.Outline, survey.Weights, survey.Tables, title?.Line ?? -1);
        var first = FirstLine(survey, place, headline, heading);
        // Documents repeat their headline over the text.
        while (headline >= 0 && first < place.End - 1 && Headline.Key(page.Lines[first].Text) == Headline.Key(page.Lines[headline].Text))
            first++;
        var end = EndLine(page, weights, tables, first, place.End);
        var chosen = new List<int>();
        for (var i = first; i < end; i++)
            if (tables.IsCell(i) || IsKept(page.Lines[i], weights, i))
                chosen.Add(i);
        return chosen;
    }

    // The head of a container often repeats breadcrumb, headline and date line: the article begins behind the last of them.
    private static int FirstLine(PageSurvey page, BodyPlace place, int headline, PageHeading heading)
    {
        var first = place.First;
        var prose = 0;
        for (var i = place.First; i < place.End && i < place.First + HeadLines; i++)
        {
            if (page.Tables.IsCell(i))
                break;
            if (i == headline || heading.Owns(page.Lines[i], i) || page.Weights.Roles[i] == LineRole.Breadcrumb)
                first = i + 1;
            else if (LineWeights.IsProse(page.Lines[i]) && page.IsText(i) && ++prose == 2)
                break;
        }
        return Math.Max(first, headline >= place.First && headline < place.First + HeadLines ? headline + 1 : first);
    }

    // Behind the last line of prose or data, only short lines that are no cue (a signature, a unit) are still the article's.
    private static int EndLine(PageOutline page, LineWeights weights, DataTables tables, int first, int end)
    {
        var last = end - 1;
        while (last > first && !(tables.IsCell(last) || IsKept(page.Lines[last], weights, last) && page.Lines[last].Image is null))
            last--;
        if (page.IsText)
            last = WithoutTrailingTitles(page, weights, first, last);
        for (var i = first; i <= last; i++)
            if (weights.Roles[i] == LineRole.Section && !HasProse(page, weights, tables, i, last + 1))
                return i;
        return last + 1;
    }

    // Without mark-up, three short lines or more behind the last prose are headlines of other articles.
    private static int WithoutTrailingTitles(PageOutline page, LineWeights weights, int first, int last)
    {
        var prose = last;
        while (prose > first && !(IsKept(page.Lines[prose], weights, prose) && LineWeights.IsProse(page.Lines[prose]) && page.Lines[prose].Text[^1] is not (>= '\u4e00' and <= '\u9fff' or '”')))
            prose--;
        return last - prose >= 3 ? prose : last;
    }

    private static bool HasProse(PageOutline page, LineWeights weights, DataTables tables, int first, int end)
    {
        for (var i = first; i < end; i++)
            if (tables.IsCell(i) || IsKept(page.Lines[i], weights, i) && LineWeights.IsProse(page.Lines[i]))
                return true;
        return false;
    }

    private static bool IsKept(PageLine line, LineWeights weights, int index)
    {
        if (weights.Noise[index] || weights.Roles[index] != LineRole.Text)
            return false;
        if (line.Image is not null || line.LinkLength == 0)
            return true;
        return !IsLinkOnly(line) || line.Links.Any(l => l.IsAttachment);
    }

    private static bool IsLinkOnly(PageLine line) =>
        line.LinkLength >= line.Length * 0.8 && !(line.Length >= 30 && line.Text.AsSpan().TrimEnd().EndsWith("。"));
}
