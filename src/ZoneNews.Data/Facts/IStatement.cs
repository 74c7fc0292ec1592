namespace ZoneNews.Data.Facts;

/// <summary>What decides between statements of one fact.</summary>
public interface IStatement
{
    /// <summary>The observation's.</summary>
    long Id { get; }

    decimal Value { get; }

    string Status { get; }

    string Bound { get; }

    string? Doubt { get; }

    /// <summary>preliminary, final; null where the words do not say.</summary>
    string? Finality { get; }

    /// <summary>When a person chose it among others; null where nobody did.</summary>
    DateTime? PreferredAt { get; }

    /// <summary>A person corrected it.</summary>
    bool Corrected { get; }

    /// <summary>The article's day.</summary>
    DateOnly? Published { get; }

    /// <summary>The article's: official, media, reprint, clone; null where nobody said.</summary>
    string? Standing { get; }
}
