using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ZoneNews.Data.Sqlite;

/// <summary>A statement that is executed many times, its values given in the order of its parameters and kept in the provider's own forms.</summary>
/// <exception cref="SqliteException">The engine refuses the statement, or a row.</exception>
internal sealed class NumberedStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    public NumberedStatement(sqlite3 connection, string sql)
    {
        _connection = connection;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection, sql, out _statement), connection);
    }

    public void Dispose() => _statement.Dispose();

    public void Execute(IEnumerable<IEnumerable<object>> rows)
    {
        foreach (var values in rows)
        {
            var number = 0;
            foreach (var value in values)
                SqliteException.ThrowExceptionForRC(Bind(++number, value), _connection);
            // The fault is read before the statement is made ready for the next row.
            SqliteException.ThrowExceptionForRC(raw.sqlite3_step(_statement), _connection);
            SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(_statement), _connection);
        }
    }

    private int Bind(int number, object value) => value switch
    {
        DBNull => raw.sqlite3_bind_null(_statement, number),
        string text => raw.sqlite3_bind_text(_statement, number, text),
        long whole => raw.sqlite3_bind_int64(_statement, number, whole),
        int whole => raw.sqlite3_bind_int64(_statement, number, whole),
        bool yes => raw.sqlite3_bind_int64(_statement, number, yes ? 1 : 0),
        double real => raw.sqlite3_bind_double(_statement, number, real),
        decimal exact => raw.sqlite3_bind_text(_statement, number, exact.ToString("0.0###########################", CultureInfo.InvariantCulture)),
        DateTime instant => raw.sqlite3_bind_text(_statement, number, instant.ToString(@"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        DateOnly day => raw.sqlite3_bind_text(_statement, number, day.ToString("O", CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"No column keeps a {value.GetType()}."),
    };
}
