namespace ZoneNews.Benchmarks.Archive;

/// <summary>Many rows by an engine's fastest way; ids as given. The indexes are made when all rows are in.</summary>
internal interface IBulkWriter : IAsyncDisposable
{
    Task WriteAsync(IReadOnlyList<ArticleRows> batch);

    /// <summary>Makes the indexes again.</summary>
    Task CompleteAsync();

    /// <summary>Lets the engine learn how the values spread, when the facts are there too.</summary>
    Task LearnAsync();
}
