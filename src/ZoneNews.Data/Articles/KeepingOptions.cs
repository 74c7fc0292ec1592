namespace ZoneNews.Data.Articles;

/// <summary>What is shown at once and what waits for a person. README, "Settings".</summary>
public sealed record KeepingOptions
{
    /// <summary>A figure read with less confidence waits in the review queue; 0 to 1.</summary>
    public double PublishConfidence { get; init; } = 0.7;

    /// <summary>So many versions of a page keep their bytes; null: all. Where <see cref="Days"/> is set too, younger ones do as well.</summary>
    public int? Versions { get; init; }

    /// <summary>Versions fetched within so many days keep their bytes; null: all. Where <see cref="Versions"/> is set too, so do the newest ones.</summary>
    public int? Days { get; init; }
}
