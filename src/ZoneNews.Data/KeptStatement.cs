using System.Data.Common;

namespace ZoneNews.Data;

/// <summary>A command for as long as it is used; a writer's (<see cref="ZoneNewsDb.OpenToWriteAsync"/>) stays prepared for the next time.</summary>
/// <param name="isKept">Somebody else disposes of it.</param>
internal readonly struct KeptStatement(DbCommand command, bool isKept) : IAsyncDisposable
{
    public DbCommand Command => command;

    public ValueTask DisposeAsync() => isKept ? ValueTask.CompletedTask : command.DisposeAsync();
}
