using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>Binds the figures of one sentence to indicator, subject, period and status, from left to right; docs/extraction.md names the rules.</summary>
internal sealed partial class SentenceReader
{
    private readonly string _text;
    private readonly TextSpan _evidence;
    private readonly FigureLexicon _lexicon;
    private readonly Mention[] _mentions;
    private readonly List<Candidate> _found = [];
    private readonly List<Topic> _recent = [];
    private readonly Stack<(Clause Clause, Topic[] Current, PeriodInForce? Period)> _brackets = [];
    private Context _context;
    private Clause _clause;
    private Subject?[] _subjects;
    private Topic[] _current = [];
    private string? _status;
    private bool _local;

    /// <summary>营业收入预计达到1800亿元，税收51亿元；…: said behind the first indicator of the row, it reaches to the semicolon.</summary>
    private bool _ofFirst;

    private int _lastSign;
    private bool _company;
    private bool _companyFigures;
    private bool _plant;
    private bool _subjectNamed;
    private bool _stockMoment;
    private bool _periodSaid;
    private Cue _projectVerb;

    /// <summary>The sentence before ended in a count of projects, or this one has told how many are under way.</summary>
    private bool _countsProjects;

    private (PeriodInForce? From, PeriodInForce? To) _fromTo;
    private PeriodInForce? _beside;

    /// <summary>An indicator in force with the place of its word; term null: something that has no code.</summary>
    private sealed record Topic(IndicatorTerm? Term, TextSpan Span, int Clause);

    private SentenceReader(string text, TextSpan evidence, Mention[] mentions, Context context, FigureLexicon lexicon)
    {
        (_text, _evidence, _mentions, _context, _lexicon) = (text, evidence, mentions, context, lexicon);
        _subjects = [context.Subject];
        _clause = new Clause { Start = evidence.Start };
        _status = context.Asked;
        _company = context.Company;
        _countsProjects = context.Topic?.Indicator.Code.StartsWith("projects_", StringComparison.Ordinal) == true;
    }

    /// <summary>The candidates of a sentence and what it leaves to the next.</summary>
    public static (IReadOnlyList<Candidate> Found, Context Next) Read(
        string text, TextSpan sentence, Mention[] mentions, Context context, FigureLexicon lexicon)
    {
        var reader = new SentenceReader(text, sentence, mentions, context, lexicon);
        for (var i = 0; i < mentions.Length; i++)
            reader.Take(i);
        reader.Distribute();
        reader.NoteRanking();
        reader.TakeStructure();
        var told = reader.Told();
        return (reader.Finished(), reader._context with
        {
            Company = reader._company && reader._companyFigures,
            Topic = reader._companyFigures ? null : reader._told,
            Told = told ?? context.Told,
            Ever = told is null || context.Ever is { } known && known.AsSpan().StartsWith(told) ? context.Ever : [.. told.Union(context.Ever ?? [])],
            Listed = reader._named.Count > 1 ? [.. reader._named] : context.Listed,
            Period = reader.OnlyLooksBack(context.Period) ? context.Period : reader.Lasting is { Expression.Shape: PeriodShape.Now } now ? context.Period ?? now : reader.Lasting,
        });
    }

    /// <summary>The cues that hold for the next member of a list as well.</summary>
    private const Cue Listed = Cue.StockVerb | Cue.To | Cue.New | Cue.OfWhich | Cue.RankVerb | Cue.Reach | Cue.Agency;

    private Subject? Subject => _company || _plant ? null : _subjects[^1];

    private bool Excluded => _company || _plant;

    /// <summary>The mentions from one on, to the end of its clause.</summary>
    private ReadOnlySpan<Mention> RestOfClause(int i) => Rest(i).Until(static m => m is BreakMention { PartsClauses: true });

    /// <summary>The mentions from one on.</summary>
    private ReadOnlySpan<Mention> Rest(int i) => _mentions.AsSpan(i);

    private void Take(int i)
    {
        switch (_mentions[i])
        {
            case BreakMention mark:
                Break(mark, i);
                break;
            case PeriodMention period:
                TakePeriod(period, i);
                break;
            case NameMention name:
                TakeName(name, i);
                break;
            case IndicatorMention indicator:
                TakeIndicator(indicator, i);
                break;
            case CueMention cue:
                TakeCue(cue, i);
                break;
            case RankMention rank:
                TakeRank(rank, i);
                break;
            case QuantityMention quantity:
                TakeQuantity(quantity, i);
                break;
        }
    }

    private void Break(BreakMention mark, int i)
    {
        if (mark.PartsClauses && _glance && mark.Mark is not ('（' or '(' or '）' or ')'))
            (_context, _base, _glance) = (_context with { Period = Lasting }, null, false);
        if (mark.PartsClauses && _beside is { } before)
            (_context, _beside) = (_context with { Period = before }, null);
        if (mark.Mark is '（' or '(')
        {
            Distribute();
            _brackets.Push((_clause, _current, _context.Period));
            _clause = new Clause { Start = mark.Span.End };
            if (i > 0 && _mentions[i - 1].Span.End == mark.Span.Start)
                if (_mentions[i - 1] is CueMention compared && compared.Is(Cue.YearOnYear))
                    _context = _context with { Period = new PeriodInForce(new PeriodExpression(PeriodShape.SameLastYear), Outer(), true) };
                else if (_mentions[i - 1] is PeriodMention { Period: { Shape: PeriodShape.Year or PeriodShape.Months } or { Shape: PeriodShape.Same, Year: not null } or { Shape: PeriodShape.SameLastYear } } then)
                    _context = _context with { Period = new PeriodInForce(then.Period, Outer(), _periodSaid) };
        }
        else if (mark.Mark is '）' or ')' && _brackets.TryPop(out var outer))
        {
            Distribute();
            _clause = outer.Clause;
            _current = outer.Current;
            // 地区生产总值（上半年）297亿元: a time between the indicator and its figure is the figure's.
            if (i > 2 && _mentions[i - 1] is PeriodMention { Period.Shape: PeriodShape.Months or PeriodShape.Year } && _mentions[i - 2] is BreakMention && _mentions[i - 3] is IndicatorMention && i + 1 < _mentions.Length && _mentions[i + 1] is QuantityMention)
                _base ??= outer.Period;
            else
                _context = _context with { Period = outer.Period };
        }
        else if (mark.Mark is '：' or ':' && IsLabel(i))
            return;
        else if (mark.PartsClauses)
        {
            Distribute();
            if (mark.Mark is '；' or ';' && (_baseSaid || _base is not null && !_asideOpens && _context.Period?.Expression.Shape is PeriodShape.SameLastYear or PeriodShape.Year))
                _context = _context with { Period = Lasting };
            if (mark.Mark is '：' or ':' && AnnouncesAims(mark))
                TakeAims();
            if (mark.Mark is '；' or ';' && _ofFirst)
                (_status, _ofFirst) = (_context.Asked, false);
            _clause = NextClause(mark, i);
        }
        else if (mark.Lists && _clause.LastFigureEnd >= 0 && _clause.Respectively is null)
        {
            var next = i + 1 < _mentions.Length ? _mentions[i + 1] : null;
            var ends = next is not CueMention verb ? Cue.None : verb.Is(Cue.StockVerb) ? Cue.New : IsChange(verb) && verb.Span.Start == mark.Span.End ? Cue.OfWhich : Cue.None;
            _clause = new Clause
            {
                Start = mark.Span.End,
                Said = _clause.Said & Listed & ~ends,
                Share = _clause.Share,
                Sign = Outbids(i) ? Math.Sign(_lastSign) : 0,
                // 高于全国4.6个百分点、全省3.2个百分点
                Difference = _clause.Difference && i > 0 && _mentions[i - 1] is QuantityMention { Quantity.Unit: "POINT" } && next is NameMention,
                WholeFrom = _clause.Share && next is NameMention ? mark.Span.End : -1,
            };
        }
    }

    /// <summary>工业投资增速：32.4%; 完成年度预算：52.1%: the colon behind a label says no more than a blank.</summary>
    private bool IsLabel(int i) =>
        i > 0 && _clause.LastFigureEnd < 0 && _mentions[i - 1].Span.End == _mentions[i].Span.Start && !(_context.Ranking is not null && RestOfClause(i + 1) is [RankMention, ..]) && LooseLetters(_clause.Start, _mentions[i].Span.Start) == 0
        && (_mentions[i - 1] is IndicatorMention
            || _mentions[i - 1] is CueMention said && said.Is(Cue.Growth | Cue.Decline | Cue.YearOnYear | Cue.MonthOnMonth | Cue.Average | Cue.Weight | Cue.RankVerb | (_clause.Has(Cue.Verb) ? Cue.Goal : Cue.None)));

    /// <summary>出口5.9亿美元、增长61%: what goes on about the member before.</summary>
    private static bool IsChange(CueMention cue) => cue.Is(Cue.Growth | Cue.Decline | Cue.YearOnYear | Cue.MonthOnMonth);

    /// <summary>增长10%，力争12%: the same once more, and more of it.</summary>
    private bool Outbids(int i) =>
        i > 0 && i + 2 < _mentions.Length && _mentions[i - 1] is QuantityMention { Quantity.Unit: "PCT" } && _mentions[i + 2] is QuantityMention { Quantity.Unit: "PCT" }
        && _mentions[i + 1] is CueMention bid && bid.Is(Cue.Target) && bid.Span.Start - _mentions[i].Span.End <= 1 && _mentions[i + 2].Span.Start - bid.Span.End <= 1;

    /// <summary>其中： and 其中， open what follows; a share that was said to have risen is told behind the mark: 占比提高3个百分点，达到46.8%.</summary>
    private Clause NextClause(BreakMention mark, int i)
    {
        var (before, next) = (i > 0 ? _mentions[i - 1] : null, i + 1 < _mentions.Length ? _mentions[i + 1] : null);
        var opens = mark.Mark is '：' or ':' || before is CueMention part && part.Is(Cue.OfWhich) && part.Span.End == mark.Span.Start && next is not PeriodMention;
        var goesOn = _clause is { Share: true, Difference: true } && before is QuantityMention { Quantity.Unit: "POINT" } && next is CueMention verb && verb.Is(Cue.Verb | Cue.To) && verb.Span.Start == mark.Span.End;
        return new Clause
        {
            Start = mark.Span.End,
            Sign = Outbids(i) ? _lastSign : 0,
            Said = opens ? _clause.Said & Cue.OfWhich : Cue.None,
            Share = goesOn,
            WholeFrom = goesOn ? _clause.WholeFrom : -1,
            WholeTo = goesOn ? _clause.WholeTo : -1,
        };
    }

    private void TakeCue(CueMention cue, int i)
    {
        if (IsPlan(cue, i))
        {
            TakeAims();
            _clause = _clause with { Stated = true };
            return;
        }
        if (cue.Is(Cue.Foreign))
            TakeForeign(cue);
        if (cue.Is(Cue.Respectively | Cue.Each))
            TakeListed(cue);
        if (cue.Is(Cue.Target | Cue.Estimate | Cue.Done | Cue.Ask))
            TakeStatus(cue, i);
        else if (IsWanted(cue))
            (_clause, _local, _status) = (_clause with { Stated = true }, (_status != FigureStatus.Target || _local) && _current.Length > 0 && _current[^1].Clause == _clause.Start, FigureStatus.Target);
        if (cue.Is(Cue.Foreign) && IsSomeFirm(cue))
            _company = true;
        if (cue.Is(Cue.Company) && !IsObject(cue, i))
            (_company, _plant) = (_company || !IsPlant(cue), _plant || IsPlant(cue));
        _clause = _clause with
        {
            Said = (_clause.Said | cue.Cues) & ~(cue.Is(Cue.YearOnYear) ? Cue.MonthOnMonth : IsOfTime(cue, i) ? Cue.OfWhich : Cue.None),
            Sign = cue.Is(Cue.Growth) ? 1 : cue.Is(Cue.Decline) ? -1 : _clause.Sign,
            Share = _clause.Share || cue.Is(Cue.Occupies | Cue.Weight),
            WholeFrom = cue.Is(Cue.Occupies) ? cue.Span.End : _clause.WholeFrom,
            WholeTo = cue.Is(Cue.Weight) ? cue.Span.Start : _clause.WholeTo,
            Difference = cue.Is(Cue.To) ? false : _clause.Difference || cue.Is(Cue.Difference),
            Respectively = cue.Is(Cue.Respectively) ? "分别" : cue.Is(Cue.Each) ? "均" : _clause.Respectively,
        };
        if (cue.Is(Cue.Average))
            _clause = _clause with { Sign = _clause.Sign == 0 ? 1 : _clause.Sign };
        if (cue.Is(Cue.MonthOnMonth) && cue.Text(_text).EndsWith("增长", StringComparison.Ordinal))
            _clause = _clause with { Sign = 1 };
    }

    /// <summary>上半年增长5%，其中6月增长9.3%: a part of the time, and not of the thing.</summary>
    private bool IsOfTime(CueMention cue, int i) =>
        cue.Is(Cue.OfWhich) && i + 1 < _mentions.Length && _mentions[i + 1] is PeriodMention { Period.Shape: PeriodShape.Months } part && part.Span.Start - cue.Span.End <= 1;

    private List<Candidate> Finished()
    {
        var exact = _found.Any(c => c is { Indicator: "ranking", Measure: Measure.Rank, Bound: Bound.Exact });
        return exact ? [.. _found.Where(c => !(c.Indicator == "ranking" && c.Bound == Bound.AtMost && c.Status == FigureStatus.Actual))] : _found;
    }
}
