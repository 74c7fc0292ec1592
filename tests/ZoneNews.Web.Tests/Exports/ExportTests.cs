using System.Net;
using System.Text.Json.Nodes;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ZoneNews.Data.Queries;
using ZoneNews.Web.Exports;
using ZoneNews.Web.Tests.Desk;

namespace ZoneNews.Web.Tests.Exports;

public sealed class ExportTests(PortalApp app) : IClassFixture<PortalApp>
{
    private static CancellationToken Cancel => PortalApp.Cancel;

    [Fact]
    public async Task The_whole_archive_has_quarantined_articles_and_copies()
    {
        var stream = new NetworkStream();
        await using (var db = app.NewDb())
            await ArticleExport.WriteAsync(db, app.Search, new ArticleQuery { AnyStatus = true, WithCopies = true }, ExportFormat.Jsonl, stream, Cancel);
        using var reader = new StreamReader(stream.Received());
        var lines = (await reader.ReadToEndAsync(Cancel)).TrimEnd('\n').Split('\n').Select(l => JsonNode.Parse(l)!).ToDictionary(l => l["url"]!.ToString());
        Assert.Equal(3, lines.Count);
        Assert.Equal(Samples.FirstUrl, lines[Samples.CopyUrl]["duplicate_of"]!.ToString());
        Assert.Null(lines[Samples.FirstUrl]["duplicate_of"]);
        Assert.Equal(("quarantined", "mojibake"), (lines[Samples.QuarantinedUrl]["status"]!.ToString(), lines[Samples.QuarantinedUrl]["quarantine"]!.ToString()));
        var first = lines[Samples.FirstUrl];
        Assert.Equal("1", first["reader"]!.ToString());
        Assert.Equal(2, first["observations"]!.AsArray().Count);
        Assert.Equal("2026-01-01T00:00:00Z", first["fetched_at"]!.ToString());
        Assert.Equal(
            ["subject", "indicator", "measure", "value", "unit", "period", "status", "bound", "scope", "out_of", "evidence", "start", "end"],
            first["observations"]![0]!.AsObject().Select(p => p.Key));
    }

    [Fact]
    public async Task A_filtered_list_of_articles_is_a_csv()
    {
        var answer = await app.Open().GetAsync("/export/articles.csv?zone=海湾经开区&page=2");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("zonenews-articles.csv", answer.Content.Headers.ContentDisposition!.FileName);
        using var csv = CsvReader.Create(await answer.Content.ReadAsByteArrayAsync(Cancel));
        Assert.True(csv.Read());
        Assert.Equal("海湾经开区总结2021年", csv.GetString("title"));
        Assert.Equal(Samples.Zone, csv.GetString("zones"));
        Assert.False(csv.Read());
    }

    [Fact]
    public async Task Figures_are_a_workbook_with_numbers_in_it()
    {
        var answer = await app.Open().GetAsync("/export/observations.xlsx?indicator=gdp");
        using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Cancel));
        using var book = SpreadsheetDocument.Open(file, isEditable: false);
        var sheet = ((WorksheetPart)book.WorkbookPart!.GetPartById("rId1")).Worksheet;
        var rows = sheet.Descendants<Row>().ToList();
        Assert.Equal(2, rows.Count);
        Assert.Equal("38300000000", rows[1].Elements<Cell>().ElementAt(3).CellValue!.Text);
        Assert.Contains("海湾网", ((WorksheetPart)book.WorkbookPart.GetPartById("rId3")).Worksheet.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zones_are_json_that_explains_its_columns()
    {
        var file = JsonNode.Parse(await (await app.Open().GetAsync("/export/zones.json?province=江苏省")).Content.ReadAsStringAsync(Cancel))!;
        Assert.Equal(Samples.Zone, Assert.Single(file["items"]!.AsArray())!["name"]!.ToString());
        Assert.Contains(file["about"]!["columns"]!.AsArray(), c => c!["name"]!.ToString() == "division_code");
    }

    [Fact]
    public async Task An_indicators_table_has_a_column_for_each_year()
    {
        using var csv = CsvReader.Create(await (await app.Open().GetAsync("/export/indicators/gdp.csv")).Content.ReadAsByteArrayAsync(Cancel));
        Assert.True(csv.Read());
        Assert.Equal((Samples.Zone, "CNY", "38300000000"), (csv.GetString("subject"), csv.GetString("unit"), csv.GetString("2021")));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Open().GetAsync("/export/indicators/luck.csv")).StatusCode);
    }

    [Theory]
    [InlineData("/export/articles.pdf")]
    [InlineData("/export/articles.csv?year=soon")]
    [InlineData("/export/observations.csv?indicator=luck")]
    public async Task What_cannot_be_a_file_is_told(string path)
    {
        var answer = await app.Open().GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }
}
