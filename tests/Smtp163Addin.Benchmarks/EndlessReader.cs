using System.Security.Cryptography;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Benchmarks;

/// <summary>Gives an attachment of any size out of one block, so that the figures show the relay's memory and not the attachment's.</summary>
/// <param name="size">The size in bytes.</param>
internal sealed class EndlessReader(long size) : IAttachmentReader
{
    private static readonly byte[] Block = RandomNumberGenerator.GetBytes(64 * 1024);

    public ValueTask<Stream> OpenAsync(int index, CancellationToken cancellationToken) => ValueTask.FromResult<Stream>(new Bytes(size));

    private sealed class Bytes(long left) : Stream
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

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var length = (int)Math.Min(Math.Min(buffer.Length, Block.Length), _left);
            Block.AsSpan(0, length).CopyTo(buffer);
            _left -= length;
            return length;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Read(buffer.Span));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromResult(Read(buffer, offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
