using Microsoft.EntityFrameworkCore;

namespace ZoneNews.Data.Postgres;

public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : ZoneNewsDb(options);
