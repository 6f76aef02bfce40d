using System.Buffers;
using MimeKit;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Relay.Composition;

/// <summary>
/// The bytes of one attachment, which exist once: they are read while the message is written, and no more than a block of them is
/// kept. Whatever would read them at another time, or twice, is an error.
/// </summary>
internal sealed class StreamedContent : IMimeContent
{
    private const int BlockSize = 64 * 1024;

    private readonly IAttachmentReader _reader;
    private readonly int _index;
    private readonly long _size;
    private bool _taken;

    /// <summary>Makes the content of one attachment.</summary>
    /// <param name="reader">Where the bytes come from.</param>
    /// <param name="index">The attachment's place in the draft.</param>
    /// <param name="size">The announced number of bytes.</param>
    public StreamedContent(IAttachmentReader reader, int index, long size)
    {
        _reader = reader;
        _index = index;
        _size = size;
    }

    /// <summary>Raw bytes: MimeKit encodes them on the way out.</summary>
    public ContentEncoding Encoding => ContentEncoding.Default;

    /// <summary>Not known, and of no matter to base64.</summary>
    public NewLineFormat? NewLineFormat => null;

    /// <summary>There is none to hand out.</summary>
    public Stream Stream => throw ReadTwice();

    /// <inheritdoc/>
    public async Task DecodeToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        if (_taken)
        {
            throw ReadTwice();
        }

        _taken = true;
        await using var source = await _reader.OpenAsync(_index, cancellationToken);
        var block = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            long copied = 0;
            int read;
            while ((read = await source.ReadAsync(block, cancellationToken)) > 0)
            {
                copied += read;
                if (copied > _size)
                {
                    break;
                }

                await stream.WriteAsync(block.AsMemory(0, read), cancellationToken);
            }

            // The reader throws when the upload is not as announced. Should one ever not, the mail must not go out cut.
            if (copied != _size)
            {
                throw new IOException("An attachment does not have the announced number of bytes.");
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block, clearArray: true);
        }
    }

    /// <inheritdoc/>
    public Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default) => DecodeToAsync(stream, cancellationToken);

    /// <inheritdoc/>
    public void DecodeTo(Stream stream, CancellationToken cancellationToken = default) => throw Synchronous();

    /// <inheritdoc/>
    public void WriteTo(Stream stream, CancellationToken cancellationToken = default) => throw Synchronous();

    /// <inheritdoc/>
    public Stream Open() => throw ReadTwice();

    /// <summary>Nothing is held between calls.</summary>
    public void Dispose()
    {
    }

    private static InvalidOperationException ReadTwice() => new("The bytes of an attachment can be read once, while the message is written.");

    private static NotSupportedException Synchronous() => new("The bytes of an attachment arrive while they are read: use the asynchronous call.");
}
