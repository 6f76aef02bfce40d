using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Api.Problems;

namespace Smtp163Addin.Api.Uploads;

/// <summary>
/// The body of an upload: read once, forward, watched by two clocks and a count. Breaks of every kind become an
/// <see cref="UploadException"/> that says what to tell the client.
/// </summary>
internal sealed class UploadBody : Stream
{
    /// <summary>What a body may hold beside its attachments: the <c>message</c> part, and the headers of the parts.</summary>
    private const long RoomBesideAttachments = 16L * 1024 * 1024;

#pragma warning disable CA2213 // The body belongs to the server.
    private readonly Stream _body;
#pragma warning restore CA2213
    private readonly TimeSpan _idleTimeout;
    private readonly long _mostBytes;
    private readonly CancellationTokenSource _stalled = new();
    private readonly ITimer _idle;
    private readonly ITimer _whole;
    private long _bytes;

    /// <summary>Starts both clocks.</summary>
    /// <param name="body">The request's body.</param>
    /// <param name="limits">How much may come, and how slowly.</param>
    /// <param name="time">The clock.</param>
    public UploadBody(Stream body, UploadLimits limits, TimeProvider time)
    {
        _body = body;
        _idleTimeout = limits.UploadIdleTimeout;
        _mostBytes = limits.AttachmentBytes + RoomBesideAttachments;
        _idle = time.CreateTimer(_ => Stall(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _whole = time.CreateTimer(_ => Stall(), state: null, limits.UploadTimeout, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled when the upload has stalled or takes too long; not once it is over.</summary>
    public CancellationToken Stalled => _stalled.Token;

    /// <summary>Whether the last byte was read.</summary>
    public bool IsOver { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>What is told of a stalled upload.</summary>
    public static Problem StalledProblem => Problem.At(
        ProblemCode.UploadStalled, "body", "It stopped arriving or took too long in all; check the connection and send again.");

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsOver)
        {
            return 0;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stalled.Token);
        _idle.Change(_idleTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            var count = await _body.ReadAsync(buffer, either.Token);
            _bytes += count;
            if (_bytes > _mostBytes)
            {
                throw new UploadException(Problem.At(ProblemCode.PayloadTooLarge, "body", "It is larger than any message may be."));
            }

            if (count == 0 && buffer.Length > 0)
            {
                End();
            }

            return count;
        }
        catch (OperationCanceledException) when (_stalled.IsCancellationRequested)
        {
            throw new UploadException(StalledProblem);
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status408RequestTimeout)
        {
            throw new UploadException(StalledProblem);
        }
        catch (Exception broken) when (broken is IOException and not UploadException)
        {
            throw new UploadException("It ended before its last part was complete; send the whole message again.");
        }
        finally
        {
            _idle.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
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

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _idle.Dispose();
            _whole.Dispose();
            _stalled.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Stall()
    {
        try
        {
            _stalled.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The request ended in the moment in which the clock rang.
        }
    }

    private void End()
    {
        IsOver = true;
        _whole.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
