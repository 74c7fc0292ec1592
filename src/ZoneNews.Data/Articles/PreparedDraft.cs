namespace ZoneNews.Data.Articles;

/// <summary>A draft made storable, with all that follows from it alone: made ready before the transaction that keeps it, for which others wait.</summary>
public sealed record PreparedDraft
{
    private PreparedDraft(ArticleDraft draft)
    {
        Draft = draft;
        Fingerprints = [.. draft.Observations.Select(Fingerprint.Of)];
        ReadingHash = Fingerprint.Of(draft, Fingerprints);
        Text = new ComparedText(draft.Body);
        Simhash = Articles.Simhash.Of(Text.Shingles);
        CopyKeys = Articles.CopyKeys.Of(draft.Body, Text, Simhash);
    }

    internal ArticleDraft Draft { get; private init; }

    /// <summary>Of its figures, in their order.</summary>
    internal IReadOnlyList<string> Fingerprints { get; }

    internal string ReadingHash { get; }

    internal ComparedText Text { get; }

    internal long Simhash { get; }

    internal long[] CopyKeys { get; }

    /// <summary>The fetch, else a number made of the address: hardly any other article has its low bits.</summary>
    internal long Number => Draft.FetchId ?? unchecked((long)Draft.Url.Aggregate(0UL, (hash, c) => Shingles.Mix(hash ^ c)) & long.MaxValue);

    public static PreparedDraft Of(ArticleDraft draft) => new(CleanDraft.Of(draft));

    /// <summary>The same, read from a fetch that has been kept meanwhile.</summary>
    public PreparedDraft ReadFrom(long fetch) => this with { Draft = Draft with { FetchId = fetch } };
}
