using System.Runtime.CompilerServices;

namespace ZoneNews.Web.Exports;

/// <summary>Rows of any number, read a batch at a time by the key of the last one, so that memory stays bounded and no read is long.</summary>
internal static class Batches
{
    /// <param name="read">The next rows behind a key, at most <paramref name="size"/>; null asks for the first.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T>(Func<long?, Task<List<T>>> read, Func<T, long> key, int size, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (long? before = null; ;)
        {
            cancel.ThrowIfCancellationRequested();
            var batch = await read(before);
            foreach (var row in batch)
                yield return row;
            if (batch.Count < size)
                yield break;
            before = key(batch[^1]);
        }
    }
}
