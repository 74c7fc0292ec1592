using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace ZoneNews.Data;

/// <summary>
/// The transactions of many workers. Where the engine has one writer at a time, what waits together is kept in one transaction: its log is closed
/// once for all, and one connection writes everything, so that the pages of the file stay in its cache. Elsewhere each has its own.
/// </summary>
public sealed class WriteTurns(IDbContextFactory<ZoneNewsDb> databases) : IAsyncDisposable
{
    // Others that write are kept waiting no longer than some hundredths of a second.
    private const int MostTogether = 16;

    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1);
    private ZoneNewsDb? _writer;

    /// <summary>
    /// Does <paramref name="work"/> in a transaction and answers when it is committed. Where one of those that are kept together fails, each is done again
    /// alone: work must bear to be done twice, and must not wait for another turn.
    /// </summary>
    public async Task<T> RunAsync<T>(Func<ZoneNewsDb, Task<T>> work, CancellationToken cancel)
    {
        await using var own = await databases.CreateDbContextAsync(cancel);
        return own.HasOneWriter ? await TogetherAsync(work) : await AloneAsync(own, work, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await DropWriterAsync();
        _turn.Dispose();
    }

    private static Task<T> AloneAsync<T>(ZoneNewsDb db, Func<ZoneNewsDb, Task<T>> work, CancellationToken cancel) => Work.InTransactionAsync(db, () => work(db), cancel);

    private async Task<T> TogetherAsync<T>(Func<ZoneNewsDb, Task<T>> work)
    {
        var mine = new Waiting<T>(work);
        _waiting.Enqueue(mine);
        // Whose turn it is does the work of all who wait; most find theirs done when their turn comes.
        await _turn.WaitAsync();
        try
        {
            while (!mine.IsSettled)
                await CommitAsync(Next());
        }
        finally
        {
            _turn.Release();
        }
        return await mine.Result;
    }

    private List<Waiting> Next()
    {
        var group = new List<Waiting>(MostTogether);
        while (group.Count < MostTogether && _waiting.TryDequeue(out var next))
            group.Add(next);
        return group;
    }

    private async Task CommitAsync(List<Waiting> group)
    {
        try
        {
            var db = _writer ??= await OpenWriterAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var one in group)
            {
                await one.DoAsync(db);
                db.ChangeTracker.Clear();
            }
            await db.SettleAsync(CancellationToken.None);
            await transaction.CommitAsync();
            group.ForEach(one => one.Settle());
        }
#pragma warning disable CA1031 // Whatever it is, it is told to the one whose work it was.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            await DropWriterAsync();
            if (group.Count == 1)
                group[0].Fail(problem);
            else
                foreach (var one in group)
                    await CommitAsync([one]);
        }
    }

    private async Task<ZoneNewsDb> OpenWriterAsync()
    {
        var db = await databases.CreateDbContextAsync();
        // A transaction stands or falls as a whole: no step of it is ever gone back to.
        db.Database.AutoSavepointsEnabled = false;
        await db.OpenToWriteAsync();
        return db;
    }

    private async ValueTask DropWriterAsync()
    {
        if (_writer is { } writer)
        {
            writer.EndWriting();
            await writer.DisposeAsync();
        }
        _writer = null;
    }

    private abstract class Waiting
    {
        public abstract bool IsSettled { get; }

        public abstract Task DoAsync(ZoneNewsDb db);

        public abstract void Settle();

        public abstract void Fail(Exception problem);
    }

    private sealed class Waiting<T>(Func<ZoneNewsDb, Task<T>> work) : Waiting
    {
        private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _answer;

        public Task<T> Result => _result.Task;

        public override bool IsSettled => _result.Task.IsCompleted;

        public override async Task DoAsync(ZoneNewsDb db) => _answer = await work(db);

        public override void Settle() => _result.SetResult(_answer!);

        public override void Fail(Exception problem) => _result.SetException(problem);
    }
}
