namespace ZoneNews.Testing.Databases;

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class SettableTime(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
