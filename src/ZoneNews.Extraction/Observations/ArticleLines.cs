using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>A sentence with its mentions.</summary>
internal sealed record ScannedSentence(TextSpan Span, Mention[] Mentions);

/// <summary>A line of the body with its sentences. <paramref name="Table"/>: the index of the table block it belongs to, or −1.</summary>
internal sealed record ScannedLine(TextSpan Span, bool Heading, int Table, int Row, ScannedSentence[] Sentences)
{
    public IEnumerable<Mention> Mentions => Sentences.SelectMany(s => s.Mentions);
}

/// <summary>An article as its title's mentions and its scanned lines.</summary>
internal sealed record ArticleLines(Mention[] Title, ScannedLine[] Lines)
{
    /// <summary>All names; the first <see cref="NamesOfTitle"/> are the title's.</summary>
    public IReadOnlyList<NameMention> Names => field ??= Those<NameMention>();

    /// <summary>All times; the first <see cref="TimesOfTitle"/> are the title's.</summary>
    public IReadOnlyList<PeriodMention> Times => field ??= Those<PeriodMention>();

    public int NamesOfTitle => Title.Count(m => m is NameMention);

    public int TimesOfTitle => Title.Count(m => m is PeriodMention);

    private List<T> Those<T>()
        where T : Mention
    {
        var those = new List<T>();
        foreach (var mention in Title)
            if (mention is T one)
                those.Add(one);
        foreach (var line in Lines)
            foreach (var sentence in line.Sentences)
                foreach (var mention in sentence.Mentions)
                    if (mention is T one)
                        those.Add(one);
        return those;
    }

    public static ArticleLines Of(Article article, Catalogue catalogue, FigureLexicon lexicon)
    {
        var body = ArticleBody.LinesOf(article.Blocks);
        var lines = new ScannedLine[body.Count];
        for (var i = 0; i < lines.Length; i++)
            lines[i] = Scan(article, body[i], catalogue, lexicon);
        var title = article.Title is { } text ? MentionScanner.Scan(text, new TextSpan(0, text.Length), lexicon, catalogue) : [];
        return LocalNames.Read(new ArticleLines(title, lines), article.Title, article.Body, catalogue);
    }

    private static ScannedLine Scan(Article article, BodyLine line, Catalogue catalogue, FigureLexicon lexicon)
    {
        var text = article.Body;
        var block = article.Blocks[line.Block];
        var table = block is TableBlock ? line.Block : -1;
        var sentences = new List<ScannedSentence>(2);
        for (var at = line.Span.Start; Observations.Sentences.TryNext(text, line.Span, ref at, out var sentence);)
            sentences.Add(new ScannedSentence(sentence, MentionScanner.Scan(text, sentence, lexicon, catalogue)));
        return new ScannedLine(line.Span, table < 0 && IsHeading(text, line.Span, block), table, line.Item, [.. sentences]);
    }

    /// <summary>A heading, or a short line that ends in no full stop and starts with no figure.</summary>
    private static bool IsHeading(string text, TextSpan line, Block block) =>
        block is HeadingBlock || (line.Length <= 30 && text[line.End - 1] is not ('。' or '；' or ';' or '，' or '：' or ':' or '！' or '”' or '）' or ')'));
}
