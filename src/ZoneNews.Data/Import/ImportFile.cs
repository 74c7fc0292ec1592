using Microsoft.EntityFrameworkCore;

namespace ZoneNews.Data.Import;

/// <summary>A file being imported: its text, and the tally of what became of its lines.</summary>
internal sealed class ImportFile(string name, string text)
{
    private readonly List<ImportProblem> _problems = [];

    public string Text { get; } = text;

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    public IReadOnlyList<ImportProblem> Problems => _problems;

    public void Report(int line, BadFieldException fault) => _problems.Add(new ImportProblem(name, line, fault.Column, fault.Message));

    /// <summary>Takes each line over; a bad one is reported and the rest goes on.</summary>
    public void EachLine(IReadOnlyList<string> columns, Action<CsvLine> take)
    {
        foreach (var line in CsvLine.Read(Text, columns, Report))
            try
            {
                take(line);
            }
            catch (BadFieldException fault)
            {
                Report(line.Number, fault);
            }
    }

    public void Count(EntityState state, bool partsChanged = false)
    {
        if (state == EntityState.Added)
            Added++;
        else if (state == EntityState.Modified || partsChanged)
            Changed++;
        else
            Unchanged++;
    }
}
