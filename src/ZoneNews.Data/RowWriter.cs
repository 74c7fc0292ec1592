using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ZoneNews.Data;

/// <summary>
/// New rows, inserted as the model says but not tracked, which is most of what SaveChanges takes for a page. In the caller's transaction.
/// Navigations are not followed: foreign keys must be set.
/// </summary>
public static class RowWriter
{
    // By the table of an engine's model, which lives as long as the process.
    private static readonly ConditionalWeakTable<IEntityType, Insert> Inserts = [];

    /// <summary>One row that others refer to; it is given its id.</summary>
    /// <exception cref="DbException">The row breaks a constraint of the table.</exception>
    public static async Task AddAsync<T>(ZoneNewsDb db, T row, CancellationToken cancel)
        where T : class
    {
        var insert = InsertOf<T>(db);
        await using var statement = db.Statement(insert.AnswersId);
        insert.Fill(statement.Command, statement.Command.Parameters, row);
        var id = await statement.Command.ExecuteScalarAsync(cancel);
        insert.Id.PropertyInfo!.SetValue(row, Convert.ChangeType(id, insert.Id.ClrType, CultureInfo.InvariantCulture));
    }

    /// <summary>Rows that nobody asks for again.</summary>
    /// <exception cref="DbException">A row breaks a constraint of the table.</exception>
    public static async Task InsertAsync<T>(ZoneNewsDb db, IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class
    {
        if (rows.Count == 0)
            return;
        var insert = InsertOf<T>(db);
        var connection = db.Database.GetDbConnection();
        if (connection.CanCreateBatch)
        {
            await using var maker = connection.CreateCommand();
            await using var batch = connection.CreateBatch();
            batch.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            foreach (var row in rows)
            {
                var one = batch.CreateBatchCommand();
                one.CommandText = insert.Sql;
                insert.Fill(maker, one.Parameters, row);
                batch.BatchCommands.Add(one);
            }
            await batch.ExecuteNonQueryAsync(cancel);
            return;
        }
        await using var statement = db.Statement(insert.Sql);
        foreach (var row in rows)
        {
            insert.Fill(statement.Command, statement.Command.Parameters, row);
            await statement.Command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static Insert InsertOf<T>(ZoneNewsDb db) => Inserts.GetValue(db.Model.FindEntityType(typeof(T))!, table => new Insert(table, db.GetService<ISqlGenerationHelper>()));

    private sealed class Insert
    {
        private readonly Column[] _columns;

        public Insert(IEntityType table, ISqlGenerationHelper sql)
        {
            Id = table.FindPrimaryKey()!.Properties[0];
            _columns = [.. table.GetProperties().Where(p => !(p.IsPrimaryKey() && p.ValueGenerated == ValueGenerated.OnAdd) && p.GetBeforeSaveBehavior() == PropertySaveBehavior.Save).Select((p, i) => new Column(p, i))];
            var names = string.Join(", ", _columns.Select(c => sql.DelimitIdentifier(c.Property.GetColumnName())));
            Sql = $"INSERT INTO {sql.DelimitIdentifier(table.GetTableName()!)} ({names}) VALUES ({string.Join(", ", _columns.Select(c => c.Name))})";
            AnswersId = $"{Sql} RETURNING {sql.DelimitIdentifier(Id.GetColumnName())}";
        }

        public IProperty Id { get; }

        public string Sql { get; }

        public string AnswersId { get; }

        /// <summary>The values of a row as parameters; those that an earlier row left are used again.</summary>
        public void Fill(DbCommand maker, DbParameterCollection parameters, object row)
        {
            if (parameters.Count == 0)
                foreach (var column in _columns)
                    parameters.Add(column.ParameterOf(maker, row));
            else
                for (var i = 0; i < _columns.Length; i++)
                    parameters[i].Value = _columns[i].ValueOf(row);
        }
    }

    private sealed class Column(IProperty property, int number)
    {
        private readonly RelationalTypeMapping _mapping = property.GetRelationalTypeMapping();

        public IProperty Property => property;

        public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"@p{number}");

        public DbParameter ParameterOf(DbCommand maker, object row) => _mapping.CreateParameter(maker, Name, property.GetGetter().GetClrValue(row), property.IsNullable);

        public object ValueOf(object row)
        {
            var value = property.GetGetter().GetClrValue(row);
            return (_mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
        }
    }
}
