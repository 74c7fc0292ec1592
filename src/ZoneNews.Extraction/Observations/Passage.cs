using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Reads an article line by line and carries subject and period from one sentence to the next.</summary>
internal static class Passage
{
    private const int LongestLineAbove = 48;

    public static IReadOnlyList<Candidate> Read(Article article, ArticleLines lines, Setting setting, FigureLexicon lexicon, Catalogue catalogue)
    {
        var found = new List<Candidate>();
        var context = new Context(setting, setting.Main, TitlePeriod(lines.Title, article.Title), null, false, null);
        context = context with { Announced = context.Period };
        if (article.Title is { } title)
            context = context with { Ranking = SentenceReader.Announced(title, lines.Title, context, lexicon) };
        var (table, settled) = (-1, context.Period);
        foreach (var line in lines.Lines)
        {
            if (line.Table >= 0)
            {
                if (line.Table != table)
                    found.AddRange(TableReader.Read(TableAt(article, lines, line.Table), context with { Subject = setting.Main ?? context.Subject }, lexicon, catalogue));
                table = line.Table;
                continue;
            }
            context = line.Heading ? Heading(line, context) : Paragraph(context);
            if (context.Period?.Expression.Future == true)
                context = context with { Period = settled };
            settled = context.Period;
            foreach (var sentence in line.Sentences)
            {
                var (candidates, next) = SentenceReader.Read(article.Body, sentence.Span, sentence.Mentions, context, lexicon);
                found.AddRange(candidates);
                found.AddRange(RankLists.Read(article.Body, sentence, next, candidates, catalogue));
                context = next;
            }
        }
        return found;
    }

    /// <summary>A table with its caption and the short lines above it.</summary>
    private static TableReader.Source TableAt(Article article, ArticleLines lines, int block)
    {
        var first = 0;
        while (lines.Lines[first].Table != block)
            first++;
        var above = lines.Lines.Take(first).Reverse().TakeWhile(l => l.Table < 0 && l.Span.Length <= LongestLineAbove).Take(2).Reverse().Select(l => l.Span.Of(article.Body));
        var table = (TableBlock)article.Blocks[block];
        var rows = lines.Lines.Where(l => l.Table == block && l.Row >= 0).ToDictionary(l => l.Row, l => l.Span);
        var spans = Enumerable.Range(0, table.Rows.Count).Select(r => rows.GetValueOrDefault(r)).ToList();
        return new TableReader.Source(article.Body, table, spans, string.Join(' ', above.Append(table.Caption ?? "")));
    }

    /// <summary>A paragraph starts with the article's own subject, or goes on with the last where the article has none.</summary>
    private static Context Paragraph(Context context) =>
        context with { Subject = context.Setting.Main ?? context.Subject, Company = false, Asked = null, Topic = null };

    private static Context Heading(ScannedLine line, Context context)
    {
        var zones = line.Mentions.OfType<NameMention>().Where(n => n.Name.Kind == NameKind.Zone).Select(n => n.Name.Official).Distinct().ToList();
        return Paragraph(context) with { Subject = zones is [var zone] ? new Subject(zone, SubjectKind.Zone) : context.Setting.Main ?? context.Subject };
    }

    /// <summary>The period of the headline holds until the text says another; not the year of a meeting or a plan of work.</summary>
    private static PeriodInForce? TitlePeriod(IReadOnlyList<Mention> title, string? text)
    {
        if (title.OfType<PeriodMention>().FirstOrDefault(p => p.Period.Shape is not (PeriodShape.None or PeriodShape.Now or PeriodShape.WholeYear)) is not { } said || text is null)
            return null;
        var rest = text.AsSpan(said.Span.End);
        return rest.StartsWith("工作") || rest.StartsWith("度工作") || rest.StartsWith("第") || rest.Contains("会议", StringComparison.Ordinal)
            ? null : new PeriodInForce(said.Period, null, false);
    }
}
