using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ZoneNews.Data;

/// <summary>The statement that adds a row of a table, and the values of a row for it.</summary>
public sealed class RowInsert
{
    private readonly Column[] _columns;

    internal RowInsert(IEntityType table, ISqlGenerationHelper sql)
    {
        Id = table.FindPrimaryKey()!.Properties[0];
        _columns = [.. table.GetProperties().Where(p => !(p.IsPrimaryKey() && p.ValueGenerated == ValueGenerated.OnAdd) && p.GetBeforeSaveBehavior() == PropertySaveBehavior.Save).Select((p, i) => new Column(p, i))];
        var names = string.Join(", ", _columns.Select(c => sql.DelimitIdentifier(c.Property.GetColumnName())));
        Sql = $"INSERT INTO {sql.DelimitIdentifier(table.GetTableName()!)} ({names}) VALUES ({string.Join(", ", _columns.Select(c => c.Name))})";
        AnswersId = $"{Sql} RETURNING {sql.DelimitIdentifier(Id.GetColumnName())}";
    }

    internal IProperty Id { get; }

    /// <summary>With a parameter for each column: @p0, @p1 and so on.</summary>
    public string Sql { get; }

    /// <summary>The same, answering the row's id.</summary>
    internal string AnswersId { get; }

    /// <summary>The values of a row in the order of the parameters, as their columns' converters leave them; <see cref="DBNull"/> for none.</summary>
    public IEnumerable<object> ValuesOf(object row) => _columns.Select(c => c.ValueOf(row));

    /// <summary>The values of a row as parameters; those that an earlier row left are used again.</summary>
    internal void Fill(DbCommand maker, DbParameterCollection parameters, object row)
    {
        if (parameters.Count == 0)
            foreach (var column in _columns)
                parameters.Add(column.ParameterOf(maker, row));
        else
            for (var i = 0; i < _columns.Length; i++)
                parameters[i].Value = _columns[i].ValueOf(row);
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
