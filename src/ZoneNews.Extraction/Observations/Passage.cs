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
        context = context with { Announced = context.Period, Aimed = article.Title is { } headline && headline.HoldsAny(AimWords.Default.Titles) };
        if (article.Title is { } title)
            context = context with { Ranking = SentenceReader.Announced(title, lines.Title, context, lexicon) };
        var (table, settled, above, lookedAhead) = (-1, context.Period, (ScannedLine?)null, (PeriodInForce?)null);
        foreach (var line in lines.Lines)
        {
            if (line.Table >= 0)
            {
                if (line.Table != table)
                    found.AddRange(TableReader.Read(TableAt(article, lines, line.Table), context with { Subject = setting.Main ?? context.Subject }, lexicon, catalogue));
                table = line.Table;
                continue;
            }
            var goesOn = GoesOn(article.Body, line);
            var topic = goesOn && above is not null ? context.Topic : null;
            context = line.Heading || Announces(article.Body, line) ? Heading(line, line.Span.Of(article.Body).TrimEnd('：', ':'), context) : Paragraph(context);
            context = context with { Topic = topic };
            if (context.Period is { Expression.Future: true } ahead && !IsPast(ahead.Expression, setting))
                context = context with { Period = settled };
            // …，全年预计可达3500亿元。 The next paragraph goes on with the months that were spoken of.
            if (lookedAhead is not null && !context.Aimed)
                context = context with { Period = lookedAhead };
            lookedAhead = null;
            settled = context.Period;
            foreach (var sentence in line.Sentences)
            {
                // A value that has a line of its own is read with the label on the line above.
                var labelled = goesOn && above is not null && IsLabel(above) && sentence == line.Sentences[0] ? above.Sentences[0] : null;
                var (read, next) = labelled is null
                    ? SentenceReader.Read(article.Body, sentence.Span, sentence.Mentions, context, lexicon)
                    : SentenceReader.Read(article.Body, new TextSpan(labelled.Span.Start, sentence.Span.End), [.. labelled.Mentions, .. sentence.Mentions], context, lexicon);
                var candidates = labelled is null ? read : [.. read.Select(c => c with { Evidence = sentence.Span })];
                found.AddRange(candidates);
                if (candidates.Count > 0)
                    lookedAhead = next.Period?.Expression.Shape == PeriodShape.WholeYear && candidates.All(c => c.Status != FigureStatus.Actual) && (lookedAhead ?? context.Period) is { Expression.Shape: PeriodShape.Months } months ? months : null;
                found.AddRange(RankLists.Read(article.Body, sentence, next, candidates, catalogue));
                context = next;
            }
            above = line.Span.Length <= LongestLineAbove ? line : null;
        }
        return setting.Published is null ? found : [.. found.Select(c => c.Period is null && c.Indicator != "area" && c.Rule != "from-level" ? Assumed(c, setting) : c)];
    }

    /// <summary>A dated text that says no time speaks of the year of its date, in the first months of a year of the one before.</summary>
    private static Candidate Assumed(Candidate c, Setting setting) =>
        c with { Period = PeriodResolver.Resolve(new PeriodInForce(new PeriodExpression(PeriodShape.WholeYear), null, false), setting, c.Status, stock: true), Open = true };

    /// <summary>地区生产总值; 战新产业产值占规上工业总产值的比重: a short line that names an indicator and ends before its figure.</summary>
    private static bool IsLabel(ScannedLine line) =>
        line.Sentences is [{ Mentions: [.., var last] } label] && (last is IndicatorMention || last is CueMention said && said.Is(Cue.Weight | Cue.Growth | Cue.Filler))
        && last.Span.End == label.Span.End && label.Mentions.Any(m => m is IndicatorMention) && !label.Mentions.Any(m => m is QuantityMention or RankMention);

    /// <summary>1386.4亿元; 同比增长3.6%; 增速：8.6%: a short line that begins with a figure, or with nothing but what a figure is.</summary>
    private static bool GoesOn(string text, ScannedLine line)
    {
        if (line.Span.Length > LongestLineAbove || line.Sentences.Length != 1)
            return false;
        var at = line.Span.Start;
        foreach (var mention in line.Sentences[0].Mentions)
        {
            if (text.AsSpan(at, mention.Span.Start - at).ContainsAnyInRange('一', '鿿'))
                return false;
            if (mention is QuantityMention or RankMention)
                return true;
            if (mention is not (BreakMention or CueMention or NameMention { Name.Kind: NameKind.ThisCity or NameKind.ThisProvince or NameKind.Nation }) || mention is CueMention cue && cue.Is(Cue.Foreign | Cue.Industry | Cue.Company | Cue.Project | Cue.New))
                return false;
            at = mention.Span.End;
        }
        return false;
    }

    /// <summary>到2015年 in a text of 2016.</summary>
    private static bool IsPast(PeriodExpression said, Setting setting) => said.Year < setting.Published?.Year;

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
        return new TableReader.Source(article.Body, table, spans, string.Join(' ', above.Append(table.Caption ?? "")), article.Title);
    }

    /// <summary>A paragraph starts with the article's own subject, or goes on with the last where the article has none.</summary>
    private static Context Paragraph(Context context) =>
        context with { Subject = context.Setting.Main ?? context.Subject, Company = false, Asked = context.Aimed ? FigureStatus.Target : null, Topic = null };

    /// <summary>2024年主要预期目标：</summary>
    private static bool Announces(string text, ScannedLine line) =>
        line.Span.Length <= LongestLineAbove && text[line.Span.End - 1] is '：' or ':' && Array.Exists(AimWords.Default.Headings, line.Span.Of(text).TrimEnd('：', ':').EndsWith);

    private static Context Heading(ScannedLine line, string words, Context context)
    {
        var zones = line.Mentions.OfType<NameMention>().Where(n => n.Name.Kind == NameKind.Zone).Select(n => n.Name.Official).Distinct().ToList();
        context = Paragraph(context) with { Subject = zones is [var zone] ? new Subject(zone, SubjectKind.Zone) : context.Setting.Main ?? context.Subject };
        if (line.Mentions.Any(m => m is QuantityMention or RankMention))
            return context;
        if (!Array.Exists(AimWords.Default.Headings, words.EndsWith))
            return context with { Aimed = false, Asked = null };
        // 再看目标: of the year that the heading says, else of the headline's, else of the one that is printed.
        var year = line.Mentions.Any(m => m is PeriodMention) ? context.Period
            : context.Announced is { Expression.Shape: PeriodShape.Year } announced ? announced : new PeriodInForce(new PeriodExpression(PeriodShape.WholeYear), null, false);
        return context with { Aimed = true, Asked = FigureStatus.Target, Period = year };
    }

    /// <summary>数说开发区：2020，这些数字…: a year by itself at the head of a phrase.</summary>
    private static int? BareYear(string title)
    {
        foreach (var phrase in title.Split(PhraseMarks))
            if (phrase.Trim() is { Length: 4 } word && word[0] is '1' or '2' && int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year) && year is > 1980 and < 2100)
                return year;
        return null;
    }

    private static readonly char[] PhraseMarks = ['，', ',', '：', ':', '丨', '|', '｜', '！', ' ', '—', '·'];

    /// <summary>The period of the headline holds until the text says another; not the year of a meeting or a plan of work.</summary>
    private static PeriodInForce? TitlePeriod(IReadOnlyList<Mention> title, string? text)
    {
        if (text is not null && BareYear(text) is { } year)
            return new PeriodInForce(new PeriodExpression(PeriodShape.Year, year), null, false);
        if (title.OfType<PeriodMention>().FirstOrDefault(p => p.Period.Shape is not (PeriodShape.None or PeriodShape.Now or PeriodShape.WholeYear)) is not { } said || text is null)
            return null;
        var rest = text.AsSpan(said.Span.End);
        return rest.StartsWith("工作") || rest.StartsWith("度工作") || rest.StartsWith("第") || rest.Contains("会议", StringComparison.Ordinal)
            ? null : new PeriodInForce(said.Period, null, false);
    }
}
