using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ZoneNews.Data;

/// <summary>
/// Many new rows of one table that nobody asks for again: inserted as the model says, but neither tracked nor given their ids back, which is
/// most of what SaveChanges takes for the figures of a page.
/// </summary>
internal static class RowWriter
{
    // By the table of an engine's model, which lives as long as the process.
    private static readonly ConditionalWeakTable<IEntityType, Insert> Inserts = [];

    /// <summary>In the caller's transaction. Navigations are not followed: foreign keys must be set.</summary>
    /// <exception cref="DbException">A row breaks a constraint of the table.</exception>
    public static async Task InsertAsync<T>(ZoneNewsDb db, IReadOnlyList<T> rows, CancellationToken cancel)
        where T : class
    {
        if (rows.Count == 0)
            return;
        var (columns, sql) = Inserts.GetValue(db.Model.FindEntityType(typeof(T))!, table => InsertOf(db, table));
        var connection = db.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        if (!connection.CanCreateBatch)
        {
            (command.CommandText, command.Transaction) = (sql, Transaction(db));
            foreach (var row in rows)
            {
                command.Parameters.Clear();
                Fill(command.Parameters, command, columns, row);
                await command.ExecuteNonQueryAsync(cancel);
            }
            return;
        }
        await using var batch = connection.CreateBatch();
        batch.Transaction = Transaction(db);
        foreach (var row in rows)
        {
            var insert = batch.CreateBatchCommand();
            insert.CommandText = sql;
            Fill(insert.Parameters, command, columns, row);
            batch.BatchCommands.Add(insert);
        }
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static DbTransaction? Transaction(ZoneNewsDb db) => db.Database.CurrentTransaction?.GetDbTransaction();

    private static void Fill(DbParameterCollection parameters, DbCommand maker, List<IProperty> columns, object row)
    {
        for (var i = 0; i < columns.Count; i++)
            parameters.Add(columns[i].GetRelationalTypeMapping().CreateParameter(maker, Name(i), columns[i].GetGetter().GetClrValue(row), columns[i].IsNullable));
    }

    private static Insert InsertOf(ZoneNewsDb db, IEntityType table)
    {
        var columns = table.GetProperties().Where(p => !(p.IsPrimaryKey() && p.ValueGenerated == ValueGenerated.OnAdd)).ToList();
        var sql = db.GetService<ISqlGenerationHelper>();
        var names = string.Join(", ", columns.Select(c => sql.DelimitIdentifier(c.GetColumnName())));
        return new Insert(columns, $"INSERT INTO {sql.DelimitIdentifier(table.GetTableName()!)} ({names}) VALUES ({string.Join(", ", columns.Select((_, i) => Name(i)))})");
    }

    private static string Name(int column) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"@p{column}");

    private sealed record Insert(List<IProperty> Columns, string Sql);
}
