using MimeKit;
using Smtp163Addin.Drafts;
using Smtp163Addin.Relay.Composition;
using Smtp163Addin.Relay.Drafts;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Composition;

/// <summary>Attachments are read while the message is written, once, in blocks.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class StreamingTests
{
    private const int Size = 40 * 1024 * 1024;

    private static readonly Draft Plain = DraftCases.Named("A text of one dot").Draft;
    private static readonly Draft Large = Plain with { Attachments = [new Attachment("large.bin", null, Size)] };

    [Fact]
    public async Task Nothing_is_read_before_the_message_is_written()
    {
        var reader = new Watched(Size);
        using var message = MessageComposer.Compose(Large, reader, TimeProvider.System);

        message.Prepare(EncodingConstraint.SevenBit, 78);
        message.Prepare(EncodingConstraint.None, 998);
        Assert.Equal(0, reader.Opened);

        await message.WriteToAsync(Stream.Null, TestContext.Current.CancellationToken);
        Assert.Equal(1, reader.Opened);
        Assert.True(reader.Closed);
        Assert.InRange(reader.LongestRead, 4096, 1024 * 1024);
    }

    [Fact]
    public async Task Forty_megabytes_pass_through_a_few_hundred_kilobytes_of_memory()
    {
        await WriteAsync(Large, new Watched(Size), Stream.Null);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var largest = new LargestWrite();
        await WriteAsync(Large, new Watched(Size), largest);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        // What the runtime and the test runner do meanwhile is counted with it, so the bound is generous; the message has 55 MB.
        Assert.InRange(allocated, 0, Size / 2);
        Assert.True(largest.Total > Size * 4L / 3);
        Assert.InRange(largest.Largest, 1, 256 * 1024);
    }

    [Fact]
    public async Task Each_block_goes_out_before_the_next_one_is_read()
    {
        var written = new LargestWrite();
        var reader = new Watched(Size) { Written = written };

        await WriteAsync(Large, reader, written);

        Assert.InRange(reader.MostAhead, 0, 512 * 1024);
    }

    [Fact]
    public async Task A_message_can_be_written_once()
    {
        using var message = MessageComposer.Compose(Large, new Watched(Size), TimeProvider.System);
        await message.WriteToAsync(Stream.Null, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<InvalidOperationException>(() => message.WriteToAsync(Stream.Null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_message_with_attachments_cannot_be_written_synchronously()
    {
        using var message = MessageComposer.Compose(Large, new Watched(Size), TimeProvider.System);

        Assert.Throws<NotSupportedException>(() => message.WriteTo(Stream.Null, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(Size - 1)]
    [InlineData(Size + 1)]
    [InlineData(0)]
    public async Task An_attachment_of_another_size_than_announced_breaks_the_message_off(int size) =>
        await Assert.ThrowsAsync<IOException>(() => WriteAsync(Large, new Watched(size), Stream.Null));

    [Fact]
    public async Task An_error_of_the_upload_passes_through_as_it_is()
    {
        var error = new IOException("The upload broke off.");

        Assert.Same(error, await Assert.ThrowsAsync<IOException>(() => WriteAsync(Large, new Broken(error), Stream.Null)));
    }

    [Fact]
    public async Task Attachments_are_asked_for_in_their_order()
    {
        var draft = Plain with { Attachments = [.. Enumerable.Range(0, 100).Select(number => new Attachment($"{number}", null, 10))] };
        var reader = new Watched(10);

        await WriteAsync(draft, reader, Stream.Null);

        Assert.Equal(Enumerable.Range(0, 100), reader.Order);
    }

    private static Task WriteAsync(Draft draft, IAttachmentReader reader, Stream stream) => Composed.WriteAsync(draft, reader, stream);

    private sealed class Broken(Exception error) : IAttachmentReader
    {
        public ValueTask<Stream> OpenAsync(int index, CancellationToken cancellationToken) => throw error;
    }

    private sealed class Watched(long size) : IAttachmentReader
    {
        private long _read;

        public int Opened { get; private set; }

        public bool Closed { get; private set; }

        public int LongestRead { get; private set; }

        public long MostAhead { get; private set; }

        public LargestWrite? Written { get; init; }

        public List<int> Order { get; } = [];

        public ValueTask<Stream> OpenAsync(int index, CancellationToken cancellationToken)
        {
            Opened++;
            Order.Add(index);
            return new ValueTask<Stream>(new Source(this, size));
        }

        private sealed class Source(Watched watched, long length) : Stream
        {
            private readonly RandomStream _inner = new(length, 163);

            public override bool CanRead => true;

            public override bool CanSeek => false;

            public override bool CanWrite => false;

            public override long Length => throw new NotSupportedException();

            public override long Position
            {
                get => throw new NotSupportedException();
                set => throw new NotSupportedException();
            }

            public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            {
                watched.LongestRead = Math.Max(watched.LongestRead, buffer.Length);
                if (watched.Written is { } written)
                {
                    watched.MostAhead = Math.Max(watched.MostAhead, watched._read - (written.Total * 3 / 4));
                }

                var count = _inner.Read(buffer.Span);
                watched._read += count;
                return new ValueTask<int>(count);
            }

            public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

            public override void Flush() => throw new NotSupportedException();

            public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

            public override void SetLength(long value) => throw new NotSupportedException();

            public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

            protected override void Dispose(bool disposing)
            {
                watched.Closed = true;
                _inner.Dispose();
                base.Dispose(disposing);
            }
        }
    }

    /// <summary>Counts what is written and remembers the largest write.</summary>
    private sealed class LargestWrite : Stream
    {
        public int Largest { get; private set; }

        public long Total { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Total;
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            Largest = Math.Max(Largest, count);
            Total += count;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Write(buffer, offset, count);
            return Task.CompletedTask;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Largest = Math.Max(Largest, buffer.Length);
            Total += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
