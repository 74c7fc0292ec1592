using System.Buffers;

namespace ZoneNews.Extraction.Html;

/// <summary>What each line speaks for: prose for an article, links and notices against one. Sums over any run of lines cost nothing.</summary>
internal sealed class LineWeights
{
    private const int ShortestProse = 12;
    private const int LongUnpunctuated = 25;

    private static readonly SearchValues<char> Punctuation = SearchValues.Create("，。；！？：、,;!?");

    private readonly double[] _prose;
    private readonly double[] _score;

    private LineWeights(double[] prose, double[] score, LineMeasure[] measures, LineRole[] roles, bool[] noise) =>
        (_prose, _score, Measures, Roles, Noise) = (prose, score, measures, roles, noise);

    public IReadOnlyList<LineMeasure> Measures { get; }

    /// <summary>What each line is by its words.</summary>
    public IReadOnlyList<LineRole> Roles { get; }

    /// <summary>Lines that stand in a part of the page that is no article: by mark-up, or behind a head such as 相关阅读.</summary>
    public IReadOnlyList<bool> Noise { get; }

    /// <summary>Characters of prose and data, those of long lines without punctuation half.</summary>
    public double Prose(int first, int end) => _prose[end] - _prose[first];

    /// <summary>The balance of what speaks for an article against what speaks against one.</summary>
    public double Score(int first, int end) => _score[end] - _score[first];

    /// <summary>The same lines under other weights.</summary>
    public LineWeights With(DensityWeights weights) => new(_prose, Sums(Measures, weights.Of), [.. Measures], [.. Roles], [.. Noise]);

    public static LineWeights Of(PageOutline page, DataTables tables)
    {
        var count = page.Lines.Count;
        var roles = new LineRole[count];
        var noise = new bool[count];
        for (var i = 0; i < count; i++)
        {
            roles[i] = RoleOf(page.Lines[i]);
            noise[i] = page.Lines[i].NoiseNode >= 0;
        }
        KeepArticleThatIsCalledNoise(page, noise);
        MarkSections(page, roles, noise);
        var measures = new LineMeasure[count];
        for (var i = 0; i < count; i++)
            measures[i] = Measure(page.Lines[i], roles[i], noise[i], tables.IsCell(i));
        return new LineWeights(Sums(measures, ProseOf), Sums(measures, DensityWeights.Learned.Of), measures, roles, noise);
    }

    private static double[] Sums(IReadOnlyList<LineMeasure> lines, Func<LineMeasure, double> weight)
    {
        var sums = new double[lines.Count + 1];
        for (var i = 0; i < lines.Count; i++)
            sums[i + 1] = sums[i] + weight(lines[i]);
        return sums;
    }

    private static double ProseOf(LineMeasure line) => line.Prose + line.Long * 0.5;

    // A line that is one link is left out whatever it says; only a linked head (相关阅读) tells of what follows.
    private static LineRole RoleOf(PageLine line)
    {
        if (line.Image is not null)
            return LineRole.Text;
        if (line.LinkLength < line.Length)
            return PageCues.RoleOf(line.Text);
        return PageCues.IsSection(line.Text) ? LineRole.Section : LineRole.Text;
    }

    private static LineMeasure Measure(PageLine line, LineRole role, bool noise, bool cell)
    {
        if (line.Image is not null)
            return default;
        var own = line.Length - line.LinkLength;
        if (cell && !noise)
            return new LineMeasure(own, 0, line.LinkLength);
        // An advertisement between paragraphs is left out by itself; however long, it must not part what stands around it.
        if (role == LineRole.Contact && !noise && line.LinkLength == 0)
            return new LineMeasure(0, 0, Math.Min(line.Length, ShortestProse));
        if (noise || role != LineRole.Text)
            return new LineMeasure(0, 0, line.Length + 3);
        if (line.IsLinked)
            return new LineMeasure(0, 0, line.IsAttachment ? 0 : line.LinkLength);
        if (own >= ShortestProse && IsPunctuated(line.Text))
            return new LineMeasure(own, 0, 0);
        return new LineMeasure(0, own >= LongUnpunctuated ? own : 0, 0);
    }

    public static bool IsProse(PageLine line) => line.Length - line.LinkLength >= ShortestProse && !line.IsLinked && IsPunctuated(line.Text);

    private static bool IsPunctuated(string text) => text.AsSpan().ContainsAny(Punctuation);

    // A wrapper that is called sidebar or header and yet holds most of the prose is none; what is noise inside it stays noise.
    private static void KeepArticleThatIsCalledNoise(PageOutline page, bool[] noise)
    {
        var prose = new Dictionary<int, int>();
        foreach (var line in page.Lines)
            if (line.Length >= 40 && IsProse(line))
                prose[line.NoiseNode] = prose.GetValueOrDefault(line.NoiseNode) + line.Length;
        var (wrapper, most) = prose.Where(p => p.Key >= 0).OrderByDescending(p => p.Value).Select(p => (p.Key, p.Value)).FirstOrDefault((-1, 0));
        if (most <= 200 || most <= 4 * prose.GetValueOrDefault(-1))
            return;
        for (var i = 0; i < noise.Length; i++)
            if (page.Lines[i].NoiseNode == wrapper)
                noise[i] = IsNoiseInside(page, page.Lines[i].Node, wrapper);
    }

    private static bool IsNoiseInside(PageOutline page, int node, int wrapper)
    {
        for (; node > wrapper; node = page.Nodes[node].Parent)
            if (page.Nodes[node].Element is { } element && PageCues.IsNoise(element, element.LocalName))
                return true;
        return false;
    }

    // What follows a head such as 相关阅读 belongs to it as far as the widest block reaches that has no prose before the head.
    private static void MarkSections(PageOutline page, LineRole[] roles, bool[] noise)
    {
        var prose = new int[roles.Length + 1];
        for (var i = 0; i < roles.Length; i++)
            prose[i + 1] = prose[i] + (noise[i] || !IsProse(page.Lines[i]) ? 0 : page.Lines[i].Length);
        for (var head = 0; head < roles.Length; head++)
        {
            if (roles[head] != LineRole.Section || noise[head])
                continue;
            var end = head + 1;
            for (var n = page.Lines[head].Node; n > 0; n = page.Nodes[n].Parent)
            {
                var node = page.Nodes[n];
                if (prose[head] > prose[node.FirstLine] || (prose[node.EndLine] - prose[head]) * 10 > prose[^1] * 4)
                    break;
                end = Math.Max(end, node.EndLine);
            }
            if (page.IsText && prose[head] > 0)
                end = roles.Length;
            for (var i = head; i < end; i++)
                noise[i] = true;
        }
    }
}
