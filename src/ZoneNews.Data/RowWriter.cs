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
    private static readonly ConditionalWeakTable<IEntityType, RowInsert> Inserts = [];

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
        if (rows.Count > 0)
            await db.InsertAsync(InsertOf<T>(db), rows, cancel);
    }

    private static RowInsert InsertOf<T>(ZoneNewsDb db) => Inserts.GetValue(db.Model.FindEntityType(typeof(T))!, table => new RowInsert(table, db.GetService<ISqlGenerationHelper>()));
}
