namespace ZoneNews.Web.Tests.Exports;

/// <summary>A stream as an answer over the network is one: forward only, and no waiting on the caller's thread.</summary>
internal sealed class NetworkStream : Stream
{
    private readonly MemoryStream _kept = new();

    /// <summary>The largest piece that was written at once.</summary>
    public int LargestWrite { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException("A network stream has no length.");

    public override long Position
    {
        get => throw new NotSupportedException("A network stream has no position.");
        set => throw new NotSupportedException("A network stream has no position.");
    }

    public MemoryStream Received() => new(_kept.ToArray());

    public override void Flush() => throw new InvalidOperationException("Synchronous operations are disallowed.");

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous operations are disallowed.");

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        LargestWrite = Math.Max(LargestWrite, buffer.Length);
        _kept.Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Written only.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("Forward only.");

    public override void SetLength(long value) => throw new NotSupportedException("Forward only.");
}
