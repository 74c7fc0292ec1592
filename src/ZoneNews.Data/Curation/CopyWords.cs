using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Curation;

/// <summary>What people say of copies: reviews of an article like others, kept, undone and shown as they are.</summary>
public static class CopyWords
{
    /// <summary>It is no copy of any of its cluster: it stands for itself.</summary>
    public const string Apart = "apart";

    /// <summary>It is a copy of the article that <c>after</c> names: <c>{"copy_of": 12}</c>.</summary>
    public const string Copy = "copy";

    /// <summary>Of its cluster, it is shown for all.</summary>
    public const string First = "first";

    private const string CopyOf = "copy_of";

    /// <summary>The review's <c>after</c> for <see cref="Copy"/>.</summary>
    public static string After(long copyOf) => new JsonObject { [CopyOf] = copyOf }.ToJsonString();

    internal static bool IsOne(Review review) => review.Action is Apart or Copy or First;

    /// <summary>What holds of the article by <paramref name="standing"/>, oldest first: the last word of each kind.</summary>
    internal static (long? CopyOf, DateTime? FirstAt) Of(long article, IReadOnlyList<Review> standing) =>
    (
        standing.LastOrDefault(r => r.Action is Apart or Copy) is { } said ? (said.Action == Apart ? article : Target(said)) : null,
        standing.LastOrDefault(r => r.Action == First)?.At
    );

    /// <summary>Throws <see cref="FormatException"/> where the word cannot be kept.</summary>
    internal static async Task CheckAsync(ZoneNewsDb db, Review review, CancellationToken cancel)
    {
        if (review.Action != Copy)
            return;
        var target = Target(review) ?? throw new FormatException($"A copy names its article: {After(12)}.");
        if (target == review.ArticleId || !await db.Articles.AnyAsync(a => a.Id == target, cancel))
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"No other article has the id {target}."));
    }

    /// <summary>The place among copies before the word, for the history.</summary>
    internal static async Task<string> BeforeAsync(ZoneNewsDb db, Review review, CancellationToken cancel) => new JsonObject
    {
        [CopyOf] = await db.Articles.Where(a => a.Id == review.ArticleId).Select(a => a.DuplicateOfId).SingleAsync(cancel),
    }.ToJsonString();

    private static long? Target(Review review) =>
        ShownFields.Parse(review.After)[CopyOf] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<long>(out var id) ? id : null;
}
