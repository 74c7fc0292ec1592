using System.Text.Json;
using ZoneNews.Testing;

namespace ZoneNews.App.Tests;

public sealed class ExtractCommandTests
{
    private const string Page = """
        <html><head><meta charset="utf-8"><title>金湾开发区一季度开门红-金湾开发区</title></head><body>
        <div class="nav"><a href="/">首页</a> <a href="/xw/">新闻</a></div>
        <h1>金湾开发区一季度开门红</h1><p>发布时间：2023-04-18 来源：金湾开发区管委会</p>
        <div class="content"><p>今年一季度，珠海经济技术开发区实现地区生产总值152.3亿元，同比增长6.8%。</p>
        <p>园区有关负责人说，下一步将加快重点项目建设，做好企业服务，巩固回升向好的势头，为全年打下基础。</p></div>
        </body></html>
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prints_one_object_with_the_fields_of_the_contract()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("page.html"), Page, Cancel);

        var answer = await ZoneNewsProcess.RunAsync(
            ["extract", "page.html", "--url", "http://example.test/xw/202304/t20230418_1.html", "--fetched-at", "2023-04-20T08:00:00+08:00"], folder.Path, cancel: Cancel);

        Assert.Equal(0, answer.ExitCode);
        using var json = JsonDocument.Parse(answer.Output);
        var page = json.RootElement;
        Assert.Equal("金湾开发区一季度开门红", page.GetProperty("title").GetString());
        Assert.Equal("2023-04-18", page.GetProperty("published").GetString());
        Assert.Equal("金湾开发区管委会", page.GetProperty("source").GetString());
        Assert.Equal(JsonValueKind.Null, page.GetProperty("quarantine").ValueKind);
        Assert.Equal(Extraction.Reader.Version, page.GetProperty("reader").GetString());
        var body = page.GetProperty("body").GetString()!;
        var observations = page.GetProperty("observations").EnumerateArray().ToList();
        Assert.Equal([15_230_000_000m, 6.8m], observations.Select(o => o.GetProperty("value").GetDecimal()));
        Assert.All(observations, o => Assert.Equal(
            o.GetProperty("evidence").GetString(), body[o.GetProperty("start").GetInt32()..o.GetProperty("end").GetInt32()]));
    }

    [Fact]
    public async Task A_manifest_is_answered_line_by_line_in_order_and_a_failure_stops_nothing()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("page.html"), Page, Cancel);
        await File.WriteAllTextAsync(folder.File("m.jsonl"), """
            {"id":"a","file":"page.html","url":null,"content_type":"text/html","fetched_at":"2023-04-20T08:00:00+08:00"}
            {"id":"b","file":"absent.html"}
            not json
            {"id":"d","file":"page.html","fetched_at":"yesterday"}
            {"id":"e","file":"page.html","url":"http://example.test/1.html"}
            """, Cancel);

        var answer = await ZoneNewsProcess.RunAsync(["extract", "--manifest", "m.jsonl"], folder.Path, cancel: Cancel);

        Assert.Equal(1, answer.ExitCode);
        var lines = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(5, lines.Count);
        Assert.Equal(["a", "b", "d", "e"], lines.Where((_, i) => i != 2).Select(l => l.GetProperty("id").GetString()));
        Assert.Equal([false, true, true, true, false], lines.Select(l => l.TryGetProperty("error", out _)));
        Assert.Contains("m.jsonl:2", answer.Error, StringComparison.Ordinal);
        Assert.Contains("2022-03-28T08:00:00+08:00", lines[3].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_is_read_as_a_page()
    {
        var answer = await ZoneNewsProcess.RunAsync(["extract", "-", "--content-type", "text/html; charset=utf-8"], input: Page, cancel: Cancel);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("金湾开发区一季度开门红", answer.Output, StringComparison.Ordinal);
    }
}
