using ZoneNews.Extraction;
using ZoneNews.Extraction.Text;
using ZoneNews.Web.Reading;

namespace ZoneNews.Web.Tests.Reading;

public sealed class RunsTests
{
    private const string Body = "全年生产总值383亿元，增长9%。";

    [Fact]
    public void Runs_joined_are_the_line_however_spans_overlap()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var statements = Enumerable.Range(0, 4).Select(n => new Statement(n, Span(random), Span(random))).ToList();
            var repairs = new[] { new Repair(RepairKind.Substitution, new TextSpan(2, 4), "甲"), new Repair(RepairKind.Pinyin, new TextSpan(6, 6), "(yi)") };
            var runs = Runs.Cut(Body, new TextSpan(0, Body.Length), statements, repairs, [Span(random)]);
            Assert.Equal(Body, string.Concat(runs.Select(r => r.Text)));
            Assert.Equal("全年甲总值(yi)383亿元，增长9%。", string.Concat(runs.Select(r => r.Printed ?? r.Text)));
        }
    }

    [Fact]
    public void Marks_evidence_and_the_number_in_it()
    {
        var runs = Runs.Cut(Body, new TextSpan(0, Body.Length), [new(1, new(0, 16), new(6, 11)), new(2, new(0, 16), new(14, 16))], [], []);
        Assert.Equal("全年生产总值383亿元，增长9%", string.Concat(runs.Where(r => r.Figures.Contains(1)).Select(r => r.Text)));
        var number = Assert.Single(runs, r => r.Starts.Contains(1));
        Assert.Equal("383亿元", number.Text);
        Assert.Equal("9%", Assert.Single(runs, r => r.Numbers.Contains(2)).Text);
    }

    [Fact]
    public void Marks_words_without_regard_to_case_and_width()
    {
        var marks = Marks.Find("ＧＤＰ与gdp", ["gdp"]);
        Assert.Equal([new TextSpan(0, 3), new TextSpan(4, 7)], marks);
    }

    [Fact]
    public void Splits_a_table_row_into_its_cells()
    {
        Block[] blocks = [new TableBlock(null, [new TableRow([new("指标"), new("2021年")]), new TableRow([new("生产总值"), new("383亿元")])])];
        var body = ArticleBody.Compose(blocks).Text;
        var start = body.IndexOf("383", StringComparison.Ordinal);
        var statement = new Statement(5, new TextSpan(body.IndexOf("生产", StringComparison.Ordinal), body.Length), new TextSpan(start, body.Length));
        var shown = Assert.Single(ArticleText.Show(BlockJson.WriteBlocks(blocks), body, [statement], [], []));
        Assert.Equal(["生产总值", "383亿元"], shown.Cells(1).Select(c => string.Concat(c.Select(r => r.Text))));
        Assert.Contains(5, shown.Cells(1)[1][0].Numbers);
    }

    [Fact]
    public void Shows_the_lines_of_a_body_that_its_blocks_do_not_make()
    {
        var shown = ArticleText.Show("not json", "第一行\n第二行", [], [], []);
        Assert.Equal(["第一行", "第二行"], shown.Select(b => string.Concat(b.Line(0).Select(r => r.Text))));
    }

    private static TextSpan Span(Random random)
    {
        var start = random.Next(Body.Length);
        return new TextSpan(start, random.Next(start + 1, Body.Length + 1));
    }
}
