namespace ZoneNews.Extraction.Html;

/// <summary>Chooses the lines of the article among those of its container.</summary>
internal static class BodyLines
{
    private const int HeadLines = 14;

    /// <param name="headline">The line of the headline, −1 where it is none.</param>
    /// <param name="isDateline">Whether a line is one of date, source and their like.</param>
    public static IReadOnlyList<int> Choose(
        PageOutline page, LineWeights weights, DataTables tables, BodyPlace place, int headline, Func<int, bool> isDateline)
    {
        var first = FirstLine(page, weights, tables, place, headline, isDateline);
        var end = EndLine(page, weights, tables, first, place.End);
        var chosen = new List<int>(end - first);
        for (var i = first; i < end; i++)
            if (tables.IsCell(i) || IsKept(page.Lines[i], weights, i))
                chosen.Add(i);
        return chosen;
    }

    // The head of a container often repeats breadcrumb, headline and date line: the article begins behind the last of them.
    private static int FirstLine(
        PageOutline page, LineWeights weights, DataTables tables, BodyPlace place, int headline, Func<int, bool> isDateline)
    {
        var first = place.First;
        var prose = 0;
        for (var i = place.First; i < place.End && i < place.First + HeadLines; i++)
        {
            if (tables.IsCell(i))
                break;
            if (i == headline || isDateline(i) || weights.Roles[i] == LineRole.Breadcrumb)
                first = i + 1;
            else if (LineWeights.IsProse(page.Lines[i]) && weights.Roles[i] == LineRole.Text && !weights.Noise[i] && ++prose == 2)
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
        for (var i = first; i <= last; i++)
            if (weights.Roles[i] == LineRole.Section && !HasProse(page, weights, tables, i, last + 1))
                return i;
        return last + 1;
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
        return !IsLinkOnly(line) || line.Links.Any(l => PageCues.IsAttachment(l.Address));
    }

    private static bool IsLinkOnly(PageLine line) =>
        line.LinkLength >= line.Length * 0.8 && !(line.Length >= 30 && line.Text.AsSpan().TrimEnd().EndsWith("。"));
}
