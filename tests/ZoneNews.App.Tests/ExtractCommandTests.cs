using System.Net;
using System.Text;
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
    public async Task Explains_what_each_stage_chose_and_from_what()
    {
        var answer = await ZoneNewsProcess.RunAsync(
            ["extract", "-", "--explain", "--url", "http://example.test/xw/202304/t20230417_1.html", "--fetched-at", "2023-04-20T08:00:00+08:00"],
            input: Page.Replace("152.3亿元", "１５２．３亿元，蕞高", StringComparison.Ordinal), cancel: Cancel);

        Assert.Equal(0, answer.ExitCode);
        var lines = answer.Output.Split('\n');
        Assert.Contains("  > well-formed UTF-8: utf-8 [1]", answer.Output, StringComparison.Ordinal);
        Assert.Contains(lines, l => l.StartsWith("  > semantic: div.content, lines ", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("    <title>: 金湾开发区一季度开门红-金湾开发区 — ", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("  > labelled, line ", StringComparison.Ordinal) && l.Contains("2023-04-18", StringComparison.Ordinal));
        Assert.Contains(lines, l => l == "    address: 2023-04-17 — later in the order");
        Assert.Contains(lines, l => l.StartsWith("  > about: 珠海经济技术开发区", StringComparison.Ordinal));
        Assert.Contains("Width: “１５２．３” → “152.3”", answer.Output, StringComparison.Ordinal);
        Assert.Contains("Substitution: “蕞” → “最”", answer.Output, StringComparison.Ordinal);
        Assert.Contains(lines, l => l.Contains("gdp value 15230000000 CNY 2023-Q1", StringComparison.Ordinal) && l.Contains("rule level, confidence 0.", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("实现地区生产总值[152.3亿元]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_that_the_documents_walk_through_is_explained_as_they_say()
    {
        var guide = Path.Combine(Repository.Root, "docs", "extraction.md");
        var text = await File.ReadAllTextAsync(guide, Cancel);
        var page = Between(text, "### One page walked through\n```html\n", "```");
        var told = Between(text, "was read:\n```\n", "\n```\n");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("page.html"), page, Cancel);

        var answer = await ZoneNewsProcess.RunAsync(
            ["extract", "page.html", "--explain", "--url", "http://www.example.test/xw/t20220420_1.html", "--fetched-at", "2022-04-22"], folder.Path, cancel: Cancel);

        var output = answer.Output.ReplaceLineEndings("\n").TrimEnd();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            await File.WriteAllTextAsync(guide, text.Replace(told, output, StringComparison.Ordinal), Cancel);
        else
            Assert.Equal(told, output);
    }

    private static string Between(string text, string open, string close)
    {
        var start = text.IndexOf(open, StringComparison.Ordinal) + open.Length;
        return text[start..text.IndexOf(close, start, StringComparison.Ordinal)];
    }

    [Fact]
    public async Task Explains_one_line_of_a_manifest_and_why_a_page_is_none()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("page.html"), Page, Cancel);
        await File.WriteAllTextAsync(folder.File("gone.html"), "<title>404 Not Found</title><p>您访问的页面不存在</p>", Cancel);
        await File.WriteAllTextAsync(folder.File("m.jsonl"), """
            {"id":"a","file":"page.html"}
            {"id":"b","file":"gone.html"}
            """, Cancel);

        var answer = await ZoneNewsProcess.RunAsync(["extract", "--manifest", "m.jsonl", "--id", "b", "--explain"], folder.Path, cancel: Cancel);
        var absent = await ZoneNewsProcess.RunAsync(["extract", "--manifest", "m.jsonl", "--id", "c"], folder.Path, cancel: Cancel);

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("read as: no article (error)", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("金湾", answer.Output, StringComparison.Ordinal);
        Assert.Equal(1, absent.ExitCode);
        Assert.Contains("no line with the id c", absent.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explains_a_page_at_an_address_once_its_robots_txt_allows_it()
    {
        using var site = new HttpListener();
        var port = FreePort();
        site.Prefixes.Add($"http://127.0.0.1:{port}/");
        site.Start();
        var asked = new List<string>();
        var serving = Task.Run(async () =>
        {
            while (asked.Count < 3)
            {
                var context = await site.GetContextAsync();
                lock (asked)
                    asked.Add(context.Request.RawUrl!);
                var text = context.Request.RawUrl == "/robots.txt" ? "User-agent: *\nDisallow: /secret/\n" : Page;
                context.Response.ContentType = context.Request.RawUrl == "/robots.txt" ? "text/plain" : "text/html; charset=utf-8";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text), Cancel);
                context.Response.Close();
            }
        }, Cancel);

        var answer = await ZoneNewsProcess.RunAsync(["extract", "--explain", "--allow-private-network", $"http://127.0.0.1:{port}/xw/1.html"], cancel: Cancel);
        var refused = await ZoneNewsProcess.RunAsync(["extract", "--explain", "--allow-private-network", $"http://127.0.0.1:{port}/secret/1.html"], cancel: Cancel);
        await serving;

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("金湾开发区一季度开门红", answer.Output, StringComparison.Ordinal);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("robots.txt forbids it", refused.Error, StringComparison.Ordinal);
        Assert.Equal(["/robots.txt", "/xw/1.html", "/robots.txt"], asked);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [Fact]
    public async Task Documents_are_read_like_pages_by_their_bytes_and_a_line_may_name_their_type()
    {
        using var folder = new TemporaryFolder();
        var files = Path.Combine(Repository.Root, "tests", "ZoneNews.Extraction.Tests", "Documents");
        File.Copy(Path.Combine(files, "bulletin.pdf"), folder.File("a.bin"));
        File.Copy(Path.Combine(files, "indicators.xls"), folder.File("b.html"));
        await File.WriteAllTextAsync(folder.File("c.mht"), "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + Page + "\r\n--x--\r\n", Cancel);
        await File.WriteAllTextAsync(folder.File("d.bin"), "no zip at all", Cancel);
        await File.WriteAllTextAsync(folder.File("m.jsonl"), """
            {"id":"a","file":"a.bin","type":"pdf"}
            {"id":"b","file":"b.html"}
            {"id":"c","file":"c.mht"}
            {"id":"d","file":"d.bin","type":"docx"}
            """, Cancel);

        var answer = await ZoneNewsProcess.RunAsync(["extract", "--manifest", "m.jsonl"], folder.Path, cancel: Cancel);

        var lines = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        if (lines[0].TryGetProperty("error", out var absent) && absent.GetString()!.Contains("poppler-utils", StringComparison.Ordinal))
            Assert.Skip("pdftotext is not installed: apt-get install poppler-utils");
        Assert.Equal(["珠海经济技术开发区2023年国民经济和社会发展统计公报", "2023年珠海经济技术开发区主要经济指标", "金湾开发区一季度开门红"], lines.Take(3).Select(l => l.GetProperty("title").GetString()));
        Assert.All(lines.Take(3), l => Assert.NotEmpty(l.GetProperty("observations").EnumerateArray()));
        Assert.Contains("broken", lines[3].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_is_read_as_a_page()
    {
        var answer = await ZoneNewsProcess.RunAsync(["extract", "-", "--content-type", "text/html; charset=utf-8"], input: Page, cancel: Cancel);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("金湾开发区一季度开门红", answer.Output, StringComparison.Ordinal);
    }
}
