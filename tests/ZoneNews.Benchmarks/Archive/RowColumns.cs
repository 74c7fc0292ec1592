using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ZoneNews.Data;

namespace ZoneNews.Benchmarks.Archive;

/// <summary>The columns of a table as the model says, and a row's values as the engine takes them.</summary>
internal sealed class RowColumns<T>
{
    private readonly IReadOnlyList<IProperty> _columns;

    public RowColumns(ZoneNewsDb db)
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        (Table, _columns) = (type.GetTableName()!, [.. type.GetProperties()]);
    }

    public string Table { get; }

    public IReadOnlyList<string> Names => [.. _columns.Select(c => c.GetColumnName())];

    public IEnumerable<object?> Values(T row) => _columns.Select(c =>
    {
        var value = c.GetGetter().GetClrValue(row!);
        return c.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    });
}
