using System.Net;
using ZoneNews.Data.Postgres;
using ZoneNews.Testing.Databases;

namespace ZoneNews.Web.Tests.Desk;

/// <summary>The portal over PostgreSQL; skipped where there is none.</summary>
public sealed class PostgresPortalTests
{
    private static readonly string[] Addresses =
    [
        "/admin/review", "/admin/review?why=doubt", "/admin/review?why=confidence", "/admin/review/figure/1", "/admin/review/article/1", "/admin/review/copies/1", "/admin/sources?q=海湾",
        "/admin/sources/bay", "/admin/source-file?id=bay", "/admin/history", "/admin/users", "/admin/password",
        "/api/v1/articles?q=外资&zone=海湾经开区&province=江苏省&year=2022&indicator=gdp&source=bay", "/api/v1/articles/1", "/api/v1/zones?q=海湾&industry=电子",
        "/api/v1/zones/海湾经开区", "/api/v1/observations?zone=海湾经开区&as_of=2027-01-01", "/api/v1/indicators",
        "/feeds/articles.atom?q=外资", "/feeds/zones/1.rss", "/feeds/articles.json",
        "/api/v1/projects?zone=海湾经开区&province=江苏省&kind=company&item=tax&year=2022", "/export/projects.csv", "/admin/review?why=contradiction", "/admin/review?why=subject-unknown",
        "/zones/测试海湾经济开发区?as_of=2027-01-01", "/zones/海湾经开区/vintages", "/zones/海湾经开区/vintages?by=read", "/news/1",
        "/export/articles.csv", "/export/articles.xlsx", "/export/observations.json", "/export/zones.csv", "/export/indicators/gdp.csv", "/export/observations.zip", "/health/ready",
        "/watches", "/watches/new?for=zone&target=海湾经开区", "/watches/new?for=search&target=%3Fq%3D外资", "/unsubscribe", "/suggest?q=海", "/news?q=外资&sort=relevance", "/api/v1/articles?q=外资&sort=relevance&before=1",
    ];

    [Fact]
    public async Task Every_page_list_and_file_answers_on_postgresql_too()
    {
        await using var app = new PostgresPortalApp(new PostgresDatabase());
        await app.InitializeAsync();
        var admin = await app.OpenAsAsync("wang");
        foreach (var address in Addresses)
        {
            var answer = await admin.GetAsync(address);
            await answer.Content.ReadAsByteArrayAsync(PortalApp.Cancel);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} {answer.StatusCode}");
        }
        await admin.SubmitAsync("/admin/review", ".read-row[aria-current] form", [], button: "verb=reject");
        await admin.SubmitAsync("/admin/review/figure/1", "main form", new() { ["Form.Value"] = "38400000000" });
        Assert.Equal(2, (await admin.PageAsync("/admin/history")).QuerySelectorAll("tbody tr").Length);
        await admin.SubmitAsync("/watches/new?for=zone&target=海湾经开区", "main form", new() { ["rhythm"] = "daily", ["mail"] = "true" });
        Assert.Single((await admin.PageAsync("/watches")).QuerySelectorAll(".watches > li"));
    }

    private sealed class PostgresPortalApp(PostgresDatabase database)
        : PortalApp(database, services => services.AddPostgres(database.ConnectionString));
}
