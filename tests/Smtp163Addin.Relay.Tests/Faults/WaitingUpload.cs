using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Relay.Tests.Faults;

/// <summary>
/// An upload that comes to a stop after some bytes. It ends when the relay cancels the reading, or by the exception that it is
/// given; so it goes when a browser's connection is slow, or breaks.
/// </summary>
internal sealed class WaitingUpload(long bytesBefore, Task thenThrows) : IAttachmentReader
{
    /// <summary>Waits for as long as the relay lets it.</summary>
    public WaitingUpload(long bytesBefore)
        : this(bytesBefore, new TaskCompletionSource().Task)
    {
    }

    /// <summary>Completes when it has come to its stop.</summary>
    public TaskCompletionSource Stopped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ValueTask<Stream> OpenAsync(int index, CancellationToken cancellationToken) => ValueTask.FromResult<Stream>(new Source(this, bytesBefore));

    private sealed class Source(WaitingUpload owner, long left) : Stream
    {
        private long _left = left;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_left == 0)
            {
                owner.Stopped.TrySetResult();
                await owner.ThenThrows.WaitAsync(cancellationToken);
                throw new InvalidOperationException("The task was to fail.");
            }

            int given = (int)Math.Min(buffer.Length, _left);
            buffer.Span[..given].Fill((byte)'a');
            _left -= given;
            return given;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private Task ThenThrows { get; } = thenThrows;
}
