namespace ZoneNews.Data.Entities;

/// <summary>zone (a zone, region or group by name), indicator (by code), search (the query of a list of articles).</summary>
public static class WatchKinds
{
    public const string Zone = "zone";
    public const string Indicator = "indicator";
    public const string Search = "search";
}

/// <summary>none (kept for its link alone), instant, daily.</summary>
public static class WatchRhythms
{
    public const string None = "none";
    public const string Instant = "instant";
    public const string Daily = "daily";

    public static IReadOnlyList<string> All { get; } = [None, Instant, Daily];
}

/// <summary>What a person follows.</summary>
public sealed class Watch
{
    public long Id { get; set; }

    public required string UserId { get; set; }

    public User? User { get; set; }

    public required string Kind { get; set; }

    /// <summary>A zone's official name, an indicator's code, or a search as a query string (<c>?q=…&amp;zone=…</c>).</summary>
    public required string Target { get; set; }

    public required string Rhythm { get; set; }

    public bool ByMail { get; set; }

    public bool ByHook { get; set; }

    public bool Paused { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>Articles up to this id are known to the watch and never news.</summary>
    public long KnownUpTo { get; set; }

    /// <summary>When it told of something last.</summary>
    public DateTime? NoticedAt { get; set; }
}

/// <summary>What a watch told of beyond <see cref="Watch.KnownUpTo"/>: it is not told again.</summary>
public sealed class WatchMark
{
    public long WatchId { get; set; }

    public Watch? Watch { get; set; }

    public long ArticleId { get; set; }

    /// <summary>Fingerprint of a figure of the article; empty for the article itself.</summary>
    public required string Fact { get; set; }

    /// <summary>The reading that was told of: figures that only a later reading found are no news.</summary>
    public long RevisionId { get; set; }
}

/// <summary>How a person is told: one row for each account that follows anything.</summary>
public sealed class Subscriber
{
    public required string UserId { get; set; }

    public User? User { get; set; }

    /// <summary>zh, en.</summary>
    public required string Language { get; set; }

    public string? Mail { get; set; }

    /// <summary>When its owner said that the mailbox is theirs; nothing but that question is sent before.</summary>
    public DateTime? MailConfirmedAt { get; set; }

    /// <summary>Its owner asked for no more mail.</summary>
    public bool MailStopped { get; set; }

    public string? Hook { get; set; }

    /// <summary>The hook's secret, protected.</summary>
    public string? HookSecret { get; set; }

    /// <summary>The receiver said that it is gone (410).</summary>
    public bool HookStopped { get; set; }

    /// <summary>Hour of the daily digest, 0 to 23, at +08:00.</summary>
    public int Hour { get; set; }

    /// <summary>When the next digest is due.</summary>
    public DateTime DigestAt { get; set; }

    /// <summary>When what is followed instantly is looked at next.</summary>
    public DateTime LookAt { get; set; }

    /// <summary>Counts rounds: of two processes that found the same news, one keeps it.</summary>
    public int Round { get; set; }
}

public static class DeliveryChannels
{
    public const string Mail = "mail";
    public const string Hook = "hook";
}

/// <summary>notice, test, confirm (asks whether a mailbox is its owner's).</summary>
public static class DeliveryKinds
{
    public const string Notice = "notice";
    public const string Test = "test";
    public const string Confirm = "confirm";
}

/// <summary>waiting (for its first or next attempt), sent, failed (given up).</summary>
public static class DeliveryStates
{
    public const string Waiting = "waiting";
    public const string Sent = "sent";
    public const string Failed = "failed";
}

/// <summary>A message of the outbox, kept until some days after its end.</summary>
public sealed class Delivery
{
    public long Id { get; set; }

    /// <summary>32 hex digits, the same on each attempt: a receiver tells a repetition by it.</summary>
    public required string Key { get; set; }

    public required string UserId { get; set; }

    public User? User { get; set; }

    public required string Channel { get; set; }

    public required string Kind { get; set; }

    /// <summary>A <see cref="Watches.Notice"/> as JSON; of a question, the mailbox.</summary>
    public required string Payload { get; set; }

    public required string State { get; set; }

    public int Attempts { get; set; }

    /// <summary>When it is due; while an attempt runs, when another process may take it over.</summary>
    public DateTime NextAttemptAt { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public string? LastError { get; set; }
}
