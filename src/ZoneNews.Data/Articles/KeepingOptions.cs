namespace ZoneNews.Data.Articles;

/// <summary>What is shown at once and what waits for a person. README, "Settings".</summary>
public sealed record KeepingOptions
{
    /// <summary>A figure read with less confidence waits in the review queue; 0 to 1.</summary>
    public double PublishConfidence { get; init; } = 0.7;
}
