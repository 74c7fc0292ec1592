using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction.Observations;

/// <summary>What the words of the present clause have said about the next figure.</summary>
internal readonly record struct Clause()
{
    /// <summary>Where the clause begins in the body.</summary>
    public int Start { get; init; }

    /// <summary>The cues that stood in it so far, and those that a list hands on from its last member.</summary>
    public Cue Said { get; init; }

    public int Sign { get; init; }

    /// <summary>Where the words after 占 begin; −1 where there is no 占.</summary>
    public int WholeFrom { get; init; } = -1;

    public bool Share { get; init; }

    /// <summary>Where 比重 or 占比 begins: the whole ends there.</summary>
    public int WholeTo { get; init; } = -1;

    /// <summary>提高, 高于, 净增: what follows is a difference.</summary>
    public bool Difference { get; init; }

    /// <summary>力争, 预计 stood in the clause.</summary>
    public bool Stated { get; init; }

    /// <summary>Start of a figure that was read in the clause, −1 before the first.</summary>
    public int LastFigureEnd { get; init; } = -1;

    public string? Respectively { get; init; }

    /// <summary>Whether one of the cues stood in it.</summary>
    public bool Has(Cue any) => (Said & any) != Cue.None;
}
