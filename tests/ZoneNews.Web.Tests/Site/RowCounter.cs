using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ZoneNews.Web.Tests.Site;

/// <summary>Counts the rows that are read from a database.</summary>
public sealed class RowCounter : DbCommandInterceptor
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        Interlocked.Add(ref _count, eventData.ReadCount);
        return result;
    }
}
