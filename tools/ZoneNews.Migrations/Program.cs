using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Data;
using ZoneNews.Data.Postgres;
using ZoneNews.Data.Sqlite;

// Writes one migration for both engines under one id: dotnet run --project tools/ZoneNews.Migrations -- NAME
if (args is not [var name])
{
    Console.Error.WriteLine("usage: dotnet run --project tools/ZoneNews.Migrations -- NAME");
    return 2;
}
var root = AppContext.BaseDirectory;
while (!File.Exists(Path.Combine(root, "ZoneNews.sln")))
    root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("Run from a checkout: no folder above holds ZoneNews.sln.");
var stamp = TimeProvider.System.GetUtcNow().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
var sqlite = new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options;
var postgres = new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=unused").Options;
Write(new SqliteDb(sqlite), "ZoneNews.Data.Sqlite");
Write(new PostgresDb(postgres), "ZoneNews.Data.Postgres");
return 0;

void Write(ZoneNewsDb db, string project)
{
    var engine = db.GetType().Assembly;
    var services = new DesignTimeServicesBuilder(engine, engine, new OperationReporter(new OperationReportHandler()), [])
        .CreateServiceCollection(db)
        .AddSingleton<IMigrationsIdGenerator>(new OneId(stamp));
    using var provider = services.BuildServiceProvider(validateScopes: false);
    var scaffolder = provider.GetRequiredService<IMigrationsScaffolder>();
    var files = scaffolder.Save(Path.Combine(root, "src", project), scaffolder.ScaffoldMigration(name, project), outputDir: null, dryRun: false);
    Console.WriteLine(files.MigrationFile);
    db.Dispose();
}

file sealed class OneId(string stamp) : IMigrationsIdGenerator
{
    public string GenerateId(string name) => stamp + "_" + name;

    public string GetName(string id) => id[15..];

    public bool IsValidId(string value) => value.Length > 15 && value[14] == '_';
}
