using ZoneNews.Data.Articles;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Curation;

/// <summary>Figures as shown: as read, with the reviews that stand applied.</summary>
internal static class ShownFigures
{
    /// <summary>The note on a corrected figure whose words are no longer in the text.</summary>
    public const string TextGone = "text-gone";

    /// <summary>Applies <paramref name="reviews"/> to the figures of the shown revision; <paramref name="all"/> holds the article's older ones too.</summary>
    public static void Apply(IReadOnlyList<Observation> all, long revisionId, IReadOnlyList<Review> reviews, KeepingOptions options, DateTime now)
    {
        var current = all.Where(o => o.RevisionId == revisionId).ToList();
        foreach (var figure in all.Where(o => o.Current || o.RevisionId == revisionId))
            Restore(figure, figure.RevisionId == revisionId, options, now);
        foreach (var said in reviews.Where(r => r.Fingerprint is not null).GroupBy(r => r.Fingerprint))
        {
            var targets = Meant(said.Key!, current, all);
            if (targets.Count == 0 && said.Any(r => r.After is not null) && said.Last().Action != "reject")
                targets = KeptStanding(said.Key!, all);
            foreach (var figure in targets)
                foreach (var review in said)
                    Apply(figure, review);
        }
    }

    private static void Restore(Observation figure, bool current, KeepingOptions options, DateTime now)
    {
        if (figure.AsRead is { } read)
            ShownFields.Set(figure, ShownFields.Parse(read));
        (figure.AsRead, figure.PreferredAt) = (null, null);
        if (figure.Doubt == TextGone)
            figure.Doubt = null;
        figure.Current = current;
        figure.KnownUntil = current ? null : figure.KnownUntil ?? now;
        figure.State = StateOf(figure, options);
    }

    /// <summary>Where a figure stands on which no person has spoken.</summary>
    public static string StateOf(Observation figure, KeepingOptions options) =>
        figure is { Doubt: null, Contradiction: null } && figure.Confidence >= options.PublishConfidence ? ObservationState.Published : ObservationState.Review;

    /// <summary>The same figure in the new reading: by fingerprint, else by what it measures, its value and its words.</summary>
    private static List<Observation> Meant(string fingerprint, List<Observation> current, IReadOnlyList<Observation> all)
    {
        var same = current.Where(o => o.Fingerprint == fingerprint).ToList();
        if (same.Count > 0 || Latest(fingerprint, all) is not { } old)
            return same;
        var words = Shingles.Of(old.Quote);
        return [.. current.Where(o => Reads(o, old) && Shares(words, Shingles.Of(o.Quote))).Take(1)];
    }

    private static bool Reads(Observation figure, Observation old)
    {
        var (one, other) = (AsRead(figure), AsRead(old));
        return one == other;
    }

    private static (string, string, decimal) AsRead(Observation figure)
    {
        if (figure.AsRead is not { } json)
            return (figure.Indicator, figure.Measure, figure.Value);
        var read = ShownFields.Parse(json);
        return (read["indicator"]!.ToString(), read["measure"]!.ToString(), (decimal)read["value"]!);
    }

    private static bool Shares(HashSet<ulong> one, HashSet<ulong> other) =>
        one.Count(other.Contains) * 2 >= Math.Max(1, Math.Min(one.Count, other.Count));

    private static List<Observation> KeptStanding(string fingerprint, IReadOnlyList<Observation> all)
    {
        if (Latest(fingerprint, all) is not { } old)
            return [];
        (old.Current, old.KnownUntil, old.Doubt) = (true, null, TextGone);
        return [old];
    }

    private static Observation? Latest(string fingerprint, IReadOnlyList<Observation> all) =>
        all.Where(o => o.Fingerprint == fingerprint).MaxBy(o => o.Id);

    private static void Apply(Observation figure, Review review)
    {
        if (review.After is not null)
        {
            figure.AsRead ??= ShownFields.Reading(figure);
            ShownFields.Set(figure, ShownFields.Parse(review.After));
        }
        if (review.Action == "prefer")
            figure.PreferredAt = review.At;
        // Nobody's figure is shown to nobody.
        figure.State = review.Action == "reject" ? ObservationState.Rejected : figure.Subject.Length == 0 ? ObservationState.Review : ObservationState.Published;
    }
}
