using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>
/// The shorter forms that a text gives to zones that it names in full: without the place (台商投资区 for 漳州台商投资区) anywhere, without the kind
/// (福清融侨 for 福清融侨经开区) where a clause begins with it.
/// </summary>
internal static class LocalNames
{
    private const int ShortestWithKind = 4;
    private const int ShortestCore = 2;
    private const string Kinds = "区园城带港";

    internal sealed record Form(string Text, string Official, bool Core);

    public static ArticleLines Read(ArticleLines lines, string? title, string body, Catalogue catalogue)
    {
        var forms = FormsOf(lines, title, body, catalogue);
        if (forms.Count == 0)
            return lines;
        var read = lines.Lines.Select(l => forms.Exists(f => body.AsSpan(l.Span.Start, l.Span.Length).Contains(f.Text, StringComparison.Ordinal))
            ? l with { Sentences = [.. l.Sentences.Select(s => s with { Mentions = Add(s.Mentions, body, s.Span, forms) })] } : l);
        return new ArticleLines(title is null ? lines.Title : Add(lines.Title, title, new TextSpan(0, title.Length), forms), [.. read]);
    }

    /// <summary>The forms of the zones that are named in full; one that could mean two of them, or is a name of its own, is none.</summary>
    private static List<Form> FormsOf(ArticleLines lines, string? title, string body, Catalogue catalogue)
    {
        var printed = new HashSet<(string Text, string Official)>();
        Collect(lines.Title, title ?? "");
        foreach (var line in lines.Lines)
            foreach (var sentence in line.Sentences)
                Collect(sentence.Mentions, body);
        return printed.Count == 0 ? [] :
        [
            .. printed.SelectMany(p => catalogue.LocalForms.GetOrAdd(p, Of, catalogue)).Distinct().GroupBy(f => f.Text, StringComparer.Ordinal)
                .Where(g => g.Select(f => f.Official).Distinct().Count() == 1).Select(g => g.First()),
        ];

        void Collect(Mention[] mentions, string text)
        {
            foreach (var mention in mentions)
                if (mention is NameMention { Name.Kind: NameKind.Zone } zone)
                    printed.Add((zone.Span.Of(text), zone.Name.Official));
        }
    }

    private static Form[] Of((string Text, string Official) printed, Catalogue catalogue)
    {
        var (name, forms) = (printed.Text, new List<Form>(2));
        if (catalogue.Zone(printed.Official) is { } zone && ZoneNames.WithoutPlace(zone, name) is var local && local.Length < name.Length
            && local.Length >= ShortestWithKind && Kinds.Contains(local[^1], StringComparison.Ordinal) && !NameReader.IsKind(local) && !Names(local, catalogue))
            forms.Add(new Form(local, printed.Official, false));
        if (NameReader.KindBehind(name) is > 0 and var kind && name.Length - kind >= ShortestCore && !Names(name[..^kind], catalogue))
            forms.Add(new Form(name[..^kind], printed.Official, true));
        return [.. forms];
    }

    private static bool Names(string text, Catalogue catalogue) => catalogue.NameAt(text) is ({ }, var length) && length == text.Length;

    private static Mention[] Add(Mention[] mentions, string text, TextSpan span, List<Form> forms)
    {
        foreach (var form in forms)
            for (var at = text.IndexOf(form.Text, span.Start, span.Length, StringComparison.Ordinal); at >= 0; at = text.IndexOf(form.Text, at + 1, span.End - at - 1, StringComparison.Ordinal))
                if (Fits(mentions, text, span, new TextSpan(at, at + form.Text.Length), form.Core))
                    mentions = Insert(mentions, new NameMention(new TextSpan(at, at + form.Text.Length), new Name(NameKind.Zone, form.Official)));
        return mentions;
    }

    /// <summary>Not within another name, nor across the end of a word; without its kind only where a clause begins and goes on with what is known.</summary>
    private static bool Fits(Mention[] mentions, string text, TextSpan span, TextSpan place, bool core)
    {
        foreach (var mention in mentions)
            if (mention.Span.Start < place.End && mention.Span.End > place.Start && (mention is NameMention { Name.Kind: not NameKind.ThisZone } || mention.Span.Start < place.Start || mention.Span.End > place.End))
                return false;
        if (!core)
            return true;
        var opens = place.Start == span.Start || Array.Exists(mentions, m => m.Span.End == place.Start && m is BreakMention or PeriodMention);
        return opens && Array.Exists(mentions, m => m.Span.Start == place.End && m is IndicatorMention or PeriodMention or RankMention or CueMention { Cues: not (Cue.Neutral or Cue.Company or Cue.Foreign or Cue.Industry) });
    }

    private static Mention[] Insert(Mention[] mentions, NameMention name)
    {
        var kept = mentions.Where(m => m.Span.End <= name.Span.Start || m.Span.Start >= name.Span.End).ToList();
        var at = kept.FindIndex(m => m.Span.Start >= name.Span.End);
        kept.Insert(at < 0 ? kept.Count : at, name);
        return [.. kept];
    }
}
