using System.Buffers;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Reads the amounts that belong to one project or company: 总投资50亿元的某某项目, 某某公司实现营收8亿元. What is read as a zone's figure is left alone.</summary>
internal static class ProjectReader
{
    private const int LongestName = 40;

    private static readonly SearchValues<char> NameBreaks = SearchValues.Create("，,。；;：:、！？!?“\t\n");

    public static IReadOnlyList<ProjectMention> Read(string text, ArticleLines lines, Setting setting, IReadOnlyList<Observation> observations, FigureLexicon lexicon)
    {
        var main = setting.Main is { Kind: SubjectKind.Zone } zone ? zone.Name : null;
        var found = new List<ProjectMention>();
        HashSet<TextSpan>? taken = null;
        foreach (var line in lines.Lines)
        {
            if (line.Table >= 0 || !NamesMoney(line))
                continue;
            taken ??= [.. observations.Select(o => o.Figure)];
            var (place, last) = (main, (Owner?)null);
            foreach (var sentence in line.Sentences)
            {
                foreach (var mention in sentence.Mentions)
                {
                    if (mention is NameMention { Name: { Kind: NameKind.Zone } named })
                        place = named.Official;
                    if (mention is not QuantityMention { Quantity: { IsMoney: true } amount } || taken.Contains(amount.Span)
                        || ItemBefore(text, sentence.Span, amount.Span.Start) is not { } item
                        || OwnerOf(text, sentence, item.Start, mention.Span.End, last, lexicon) is not { } owner)
                        continue;
                    last = owner;
                    found.Add(new ProjectMention(
                        owner.Name, owner.Kind, item.Item, amount.Value, amount.Unit!, StatusOf(text, sentence.Span, item.Start), amount.Bound, place,
                        sentence.Span, sentence.Span.Of(text), amount.Span));
                }
                last = Named(text, sentence.Span, lexicon) ?? last;
            }
        }
        return [.. found.DistinctBy(f => (f.Name, f.Item, f.Amount, f.Unit))];
    }

    private static bool NamesMoney(ScannedLine line)
    {
        foreach (var sentence in line.Sentences)
            foreach (var mention in sentence.Mentions)
                if (mention is QuantityMention { Quantity.IsMoney: true })
                    return true;
        return false;
    }

    private sealed record Owner(string Name, string Kind);

    /// <summary>The word that says what the amount is, right before it but for fillers.</summary>
    private static (string Item, int Start)? ItemBefore(string text, TextSpan sentence, int at)
    {
        var before = text.AsSpan(sentence.Start, at - sentence.Start);
        var rest = before[..^ProjectLexicon.Default.FillerAtEnd(before)];
        var (item, length) = ProjectLexicon.Default.ItemAtEnd(rest);
        return item is null ? null : (item, sentence.Start + rest.Length - length);
    }

    private static Owner? OwnerOf(string text, ScannedSentence sentence, int item, int behind, Owner? last, FigureLexicon lexicon) =>
        Behind(text, behind, sentence.Span.End, lexicon) ?? Before(text, sentence, item, last, lexicon);

    /// <summary>总投资50亿元的某某项目, 投资3亿元建设某某基地.</summary>
    private static Owner? Behind(string text, int at, int end, FigureLexicon lexicon)
    {
        var words = ProjectLexicon.Default;
        var skip = words.Behind.LongestAt(text.AsSpan(at, end - at)).Length;
        if (skip == 0)
            return null;
        var stop = Math.Min(end, at + skip + LongestName);
        var rest = text.AsSpan(at + skip, stop - at - skip);
        var cut = rest.IndexOfAny(NameBreaks);
        rest = cut < 0 ? rest : rest[..cut];
        if (words.ProjectTails.EndIn(rest, last: false) is { } tail)
            return Project(rest[..tail], lexicon);
        // 总投资52亿元的某某三期、总投资3亿元的某某等项目: the first of a list goes without its tail.
        var listed = cut > 0 && text[at + skip + cut] == '、' && text.AsSpan(at + skip + cut, end - at - skip - cut).Contains("等项目", StringComparison.Ordinal);
        return listed ? Project(rest, lexicon) : null;
    }

    /// <summary>The last project or company that a sentence names, for 该项目 in the next.</summary>
    private static Owner? Named(string text, TextSpan sentence, FigureLexicon lexicon)
    {
        var words = ProjectLexicon.Default;
        var whole = text.AsSpan(sentence.Start, sentence.Length);
        var (project, company) = (words.ProjectTails.EndIn(whole, last: true), words.CompanyTails.EndIn(whole, last: true));
        return (project is { } p ? Project(NameBefore(text, sentence, sentence.Start + p), lexicon) : null)
            ?? (company is { } c ? Company(NameBefore(text, sentence, sentence.Start + c)) : null);
    }

    private static ReadOnlySpan<char> NameBefore(string text, TextSpan sentence, int end)
    {
        var start = StartOf(text, Math.Max(sentence.Start, end - LongestName), end);
        return text.AsSpan(start, end - start);
    }

    /// <summary>某某项目总投资50亿元; 某某公司实现营收8亿元: the last owner named before the word, with no zone and no count in between.</summary>
    private static Owner? Before(string text, ScannedSentence sentence, int item, Owner? last, FigureLexicon lexicon)
    {
        var words = ProjectLexicon.Default;
        var from = sentence.Span.Start;
        foreach (var mention in sentence.Mentions.Within(from, item))
            from = Parts(mention) ? mention.Span.End : from;
        var clauses = text.AsSpan(from, item - from);
        var (project, company) = (words.ProjectTails.EndIn(clauses, last: true), words.CompanyTails.EndIn(clauses, last: true));
        if (sentence.Mentions.Any(m => m is NameMention && m.Span.End <= item && m.Span.End >= item - 2))
            return null;
        if (project is null && company is null)
            return from == sentence.Span.Start && last is not null && words.Again.AtStart(clauses) > 0 ? last : null;
        var isProject = project is not null && (company is null || project >= company);
        var end = from + Math.Max(project ?? 0, company ?? 0);
        var name = NameBefore(text, sentence.Span, end);
        if (words.Again.AtEnd(name) == name.Length)
            return last;
        return isProject ? Project(name, lexicon) : Company(name);
    }

    /// <summary>What an owner cannot be looked for beyond: a zone or region as subject, a number of projects.</summary>
    private static bool Parts(Mention mention) => mention is QuantityMention { Quantity.Unit: "COUNT" } or NameMention { Name.Kind: NameKind.ThisZone or NameKind.ThisCity or NameKind.ThisCounty or NameKind.ThisProvince };

    private static int StartOf(string text, int from, int end)
    {
        var cut = text.AsSpan(from, end - from).LastIndexOfAny(NameBreaks);
        var start = cut < 0 ? from : from + cut + 1;
        foreach (var opening in ProjectLexicon.Default.File.Openings)
            if (text.AsSpan(start, end - start).LastIndexOf(opening, StringComparison.Ordinal) is var at and >= 0 && start + at + opening.Length < end - 2)
                start += at + opening.Length;
        return start;
    }

    private static Owner? Project(ReadOnlySpan<char> name, FigureLexicon lexicon)
    {
        var clean = Clean(name);
        if (clean.IndexOf("等项目") is > 1 and var more)
            clean = clean[..more];
        return IsOneProject(clean, lexicon) ? new Owner(clean.ToString(), ProjectKind.Project) : null;
    }

    private static Owner? Company(ReadOnlySpan<char> name)
    {
        var clean = Clean(name);
        var own = clean.Length - ProjectLexicon.Default.CompanyTails.AtEnd(clean);
        return own > 1 && !StartsWithCount(clean) && !IsNoName(clean) ? new Owner(clean.ToString(), ProjectKind.Company) : null;
    }

    private static ReadOnlySpan<char> Clean(ReadOnlySpan<char> name)
    {
        var clean = name.Trim(" “”‘’\"《》——…");
        return clean.StartsWith("（") && clean.IndexOf('）') is > 0 and var close ? clean[(close + 1)..] : clean.Trim("（）()");
    }

    /// <summary>Whether a name is more than what all projects are called: 重点产业项目, 12个项目 and 亿元以上项目 are many.</summary>
    private static bool IsOneProject(ReadOnlySpan<char> name, FigureLexicon lexicon)
    {
        if (StartsWithCount(name) || IsNoName(name))
            return false;
        var tail = ProjectLexicon.Default.ProjectTails.AtEnd(name);
        var own = name[..^tail];
        own = own[ProjectLexicon.Default.Openings.LongestAt(own).Length..];
        for (var at = 0; at < own.Length; at += Math.Max(1, lexicon.ProjectKindAt(own[at..])))
            if (char.IsLetterOrDigit(own[at]) && lexicon.ProjectKindAt(own[at..]) == 0)
                return own.Length > 1;
        return false;
    }

    private static bool StartsWithCount(ReadOnlySpan<char> name) =>
        NumeralReader.At(name) is { Length: > 0 } count && count.Length < name.Length && name[count.Length] is '个' or '家' or '亿' or '大' or '项' or '批'
        || name.StartsWith("等") || name.StartsWith("各") || name.StartsWith("一批");

    private static bool IsNoName(ReadOnlySpan<char> name)
    {
        foreach (var word in ProjectLexicon.Default.File.Never)
            if (name.Contains(word, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static string StatusOf(string text, TextSpan sentence, int item)
    {
        var cut = text.AsSpan(sentence.Start, item - sentence.Start).LastIndexOfAny("；;");
        var clause = text.AsSpan(sentence.Start + cut + 1, item - sentence.Start - cut - 1);
        foreach (var word in ProjectLexicon.Default.File.Ahead)
            if (clause.Contains(word, StringComparison.Ordinal))
                return FigureStatus.Estimate;
        return FigureStatus.Actual;
    }
}
