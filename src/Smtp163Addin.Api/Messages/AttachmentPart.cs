using Smtp163Addin.Api.Problems;
using Smtp163Addin.Api.Uploads;

namespace Smtp163Addin.Api.Messages;

/// <summary>
/// The bytes of one attachment: exactly as many as announced. After the last attachment's last byte the end of the upload is checked
/// before this says that it is over, so that a mail whose upload is not as announced is never finished.
/// </summary>
internal sealed class AttachmentPart(Stream part, long size, string path, MultipartUpload? uploadToEnd) : Stream
{
    private long _read;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => size;

    /// <inheritdoc/>
    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await MultipartUpload.ReadAsync(part, buffer, cancellationToken);
        _read += count;
        if (_read > size || (count == 0 && buffer.Length > 0 && _read < size))
        {
            throw new UploadException(Problem.At(
                ProblemCode.InvalidRequest, $"{path}.size", "The part has another number of bytes than announced."));
        }

        if (count == 0 && buffer.Length > 0 && uploadToEnd is not null)
        {
            await uploadToEnd.EnsureOverAsync(cancellationToken);
        }

        return count;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush()
    {
    }
}
