using System.Runtime.CompilerServices;

namespace ZoneNews.Web.Exports;

/// <summary>
/// Takes what is written synchronously and passes it on asynchronously when told to: between writers that know no other way
/// (zip, OpenXmlWriter) and an answer over the network, which refuses them.
/// </summary>
internal sealed class Outbox(Stream target) : Stream
{
    private const int RowsBetweenSends = 64;

    private readonly MemoryStream _waiting = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException("What was written is not kept.");

    public override long Position
    {
        get => throw new NotSupportedException("What was written is not kept.");
        set => throw new NotSupportedException("What was written is not kept.");
    }

    public override void Write(byte[] buffer, int offset, int count) => _waiting.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => _waiting.Write(buffer);

    /// <summary>Passes on what waits.</summary>
    public async Task SendAsync(CancellationToken cancel)
    {
        await target.WriteAsync(_waiting.GetBuffer().AsMemory(0, (int)_waiting.Length), cancel);
        _waiting.SetLength(0);
    }

    /// <summary>The rows; what was written of them is passed on by the way, so that memory stays bounded.</summary>
    public async IAsyncEnumerable<T> SendingAsync<T>(IAsyncEnumerable<T> rows, [EnumeratorCancellation] CancellationToken cancel)
    {
        var count = 0;
        await foreach (var row in rows.WithCancellation(cancel))
        {
            yield return row;
            if (++count % RowsBetweenSends == 0)
                await SendAsync(cancel);
        }
    }

    public override void Flush()
    {
        // Nothing is held back here; SendAsync passes it on.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Written only.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("Forward only.");

    public override void SetLength(long value) => throw new NotSupportedException("Forward only.");
}
