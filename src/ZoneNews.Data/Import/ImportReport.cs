using System.Globalization;

namespace ZoneNews.Data.Import;

/// <summary>What data files can hold.</summary>
public enum ImportKind
{
    Divisions,
    Zones,
    Rankings,
    Sources,
    Starter,
}

/// <summary>A line that could not be taken over.</summary>
/// <param name="Line">1 is the first line of the file; 0 means the file as a whole.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record ImportProblem(string File, int Line, string? Column, string Message)
{
    public override string ToString() =>
        $"{File}{(Line > 0 ? string.Create(CultureInfo.InvariantCulture, $" line {Line}") : "")}{(Column is null ? "" : $", column {Column}")}: {Message}";
}

/// <summary>What an import did. <paramref name="Known"/>: the same file had been imported whole, nothing was read.</summary>
public sealed record ImportReport(ImportKind Kind, int Added, int Changed, int Unchanged, bool Known, IReadOnlyList<ImportProblem> Problems);

/// <summary>A field that cannot be used; ends its line alone.</summary>
internal sealed class BadFieldException(string? column, string message) : Exception(message)
{
    public string? Column { get; } = column;
}
