using System.Threading.Channels;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Relay.Tests.Conversations;

/// <summary>An attachment whose bytes come when the test gives them, as from an upload.</summary>
internal sealed class GatedReader : IAttachmentReader
{
    private readonly Channel<byte[]> _blocks = Channel.CreateUnbounded<byte[]>();
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the relay asks for the attachment: the headers are out, and 163 waits for the body.</summary>
    public Task Opened => _opened.Task;

    public void Give(byte[] block) => _blocks.Writer.TryWrite(block);

    public void End() => _blocks.Writer.Complete();

    public void Break(Exception exception) => _blocks.Writer.Complete(exception);

    public ValueTask<Stream> OpenAsync(int index, CancellationToken cancellationToken)
    {
        _opened.TrySetResult();
        return ValueTask.FromResult<Stream>(new Upload(_blocks.Reader));
    }

    private sealed class Upload(ChannelReader<byte[]> blocks) : MemoryStream
    {
        private byte[] _block = [];

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_block.Length == 0 && (!await blocks.WaitToReadAsync(cancellationToken) || !blocks.TryRead(out _block!)))
            {
                _block = [];
                return 0;
            }

            var length = Math.Min(buffer.Length, _block.Length);
            _block.AsSpan(0, length).CopyTo(buffer.Span);
            _block = _block[length..];
            return length;
        }
    }
}
