using System.Buffers;
using System.Net.Sockets;
using System.Text;

namespace Smtp163Addin.Relay.Conversations;

/// <summary>
/// The stream between MailKit and TLS. It knows which reply is awaited and whether the final dot is on its way, keeps the time-outs,
/// listens to 163 while the message is written, and lets nothing out after the conversation is over. It keeps no bytes of the message
/// but the at most two that may begin the final dot.
/// </summary>
internal sealed class WatchingStream : Stream
{
    // RFC 5321 section 4.5.3.1.4. No login and no address here is longer.
    private const int LongestCommand = 1024;

    private static readonly byte[] FinalDot = ".\r\n"u8.ToArray();

#pragma warning disable CA2213 // The conversation owns both: MailKit closes this stream on every fault, and QUIT may still be due.
    private readonly Stream _connection;
    private readonly Patience _patience;
#pragma warning restore CA2213
    private readonly Dialogue _dialogue;
    private readonly RelayOptions _options;
    private readonly ReplyReader _replies;
    private readonly EndOfData _endOfData = new();
    private Task<Heard>? _listening;
    private bool _isWriteBroken;
    private byte[] _answer = [];
    private int _answerStart;

    /// <summary>Begins to watch.</summary>
    /// <param name="connection">The stream above TLS. Not closed by this one.</param>
    /// <param name="dialogue">Where the conversation stands.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="options">The time-outs.</param>
    public WatchingStream(Stream connection, Dialogue dialogue, Patience patience, RelayOptions options)
    {
        _connection = connection;
        _dialogue = dialogue;
        _patience = patience;
        _options = options;
        _replies = new ReplyReader(connection);
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Gives MailKit the next answer, once 163's reply is whole.</summary>
    /// <param name="buffer">Where the answer goes.</param>
    /// <param name="cancellationToken">Not used: <see cref="Patience"/> knows when it is over.</param>
    /// <returns>How many bytes were given, never 0.</returns>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_answerStart == _answer.Length)
        {
            _answer = Encoding.ASCII.GetBytes(await NextAnswerAsync() ?? throw Over());
            _answerStart = 0;
        }

        var given = Math.Min(buffer.Length, _answer.Length - _answerStart);
        _answer.AsSpan(_answerStart, given).CopyTo(buffer.Span);
        _answerStart += given;
        return given;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw Synchronous();

    /// <summary>Lets commands, or a part of the message, out.</summary>
    /// <param name="buffer">Whole commands, or any part of the message.</param>
    /// <param name="cancellationToken">Not used: <see cref="Patience"/> knows when it is over.</param>
    /// <returns>A task.</returns>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_dialogue.Failure is not null || _isWriteBroken)
        {
            throw Over();
        }

        if (_dialogue.IsInMessage)
        {
            await WriteMessageAsync(buffer);
        }
        else
        {
            await WriteCommandsAsync(buffer);
        }
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw Synchronous();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _isWriteBroken || _dialogue.Failure is not null ? Task.CompletedTask : _connection.FlushAsync(_patience.Token);

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>
    /// Waits, when MailKit has failed in the middle of the message, for what 163 has to say about it. A server that refuses a message
    /// half-way says why and closes; the write fails before anybody has read why.
    /// </summary>
    /// <returns>A task.</returns>
    public async Task SettleAsync()
    {
        if (_listening is { } listening
            && (_isWriteBroken || listening.IsCompleted || _patience.IsCommitted || _patience.Token.IsCancellationRequested))
        {
            Hear(await listening);
        }
    }

    /// <summary>Says QUIT, as the standard asks for, and closes TLS (RFC 5321 section 4.1.1.10, RFC 8446 section 6.1).</summary>
    /// <param name="cancellationToken">Bounds the wait for the reply.</param>
    /// <returns>A task that may fail.</returns>
    public async Task QuitAsync(CancellationToken cancellationToken)
    {
        await _connection.WriteAsync("QUIT\r\n"u8.ToArray(), cancellationToken);
        await _connection.FlushAsync(cancellationToken);
        await _replies.NextAsync(cancellationToken);
    }

    /// <summary>Overwrites what was read.</summary>
    public void Forget() => _replies.Forget();

    private async Task<string?> NextAnswerAsync()
    {
        if (_dialogue.Failure is not null || !_dialogue.AwaitsReply)
        {
            return null;
        }

        if (_listening is { } listening)
        {
            return Hear(await listening);
        }

        // The greeting shares its time-out with the connect.
        if (_dialogue.Next != AwaitedReply.Greeting)
        {
            _patience.Allow(_options.CommandTimeout);
        }

        var answer = Hear(await ListenAsync());
        _patience.Rest();
        if (_dialogue.IsInMessage)
        {
            _listening = ListenDuringMessageAsync();
        }

        return answer;
    }

    private string? Hear(Heard heard) => heard.Reply is { } reply
        ? _dialogue.Hear(reply)
        : _dialogue.Fail(heard.Trouble, _patience.IsCommitted);

    private async Task<Heard> ListenAsync()
    {
        try
        {
            return await _replies.NextAsync(_patience.Token);
        }
        catch (OperationCanceledException)
        {
            return _patience.HasRunOut ? Trouble.Late : Trouble.GivenUp;
        }
    }

    private async Task<Heard> ListenDuringMessageAsync()
    {
        var heard = await ListenAsync();
        _patience.EndBeforeCommit();
        return heard;
    }

    private async Task WriteCommandsAsync(ReadOnlyMemory<byte> buffer)
    {
        if (!_dialogue.AwaitsReply && _replies.HasMore)
        {
            // 163 spoke without being asked; were it taken for the answer to this command, every reply would be one off.
            _patience.Allow(_options.CommandTimeout);
            Hear(await ListenAsync());
            throw Over();
        }

        // Large enough from the start: a buffer that grows leaves a copy behind.
        var lines = LinesOf(buffer.Span);
        var wire = new ArrayBufferWriter<byte>(LongestCommand * lines.Count);
        try
        {
            if (!lines.TrueForAll(line => _dialogue.Command(line, wire)))
            {
                throw Over();
            }

            await WriteAsync(wire.WrittenMemory, _options.CommandTimeout);
        }
        finally
        {
            wire.Clear();
        }
    }

    private static List<string> LinesOf(ReadOnlySpan<byte> commands)
    {
        var lines = new List<string>();
        while (!commands.IsEmpty)
        {
            var end = commands.IndexOf("\r\n"u8);
            if (end < 0)
            {
                throw new InvalidOperationException("A command is written in parts.");
            }

            lines.Add(Encoding.ASCII.GetString(commands[..(end + 2)]));
            commands = commands[(end + 2)..];
        }

        return lines;
    }

    private async Task WriteMessageAsync(ReadOnlyMemory<byte> buffer)
    {
        var pending = _endOfData.Pending;
        _endOfData.Pass(buffer.Span);
        if (_endOfData.IsOver)
        {
            await EndMessageAsync(pending, buffer);
            return;
        }

        var held = _endOfData.Pending;
        if (held > buffer.Length)
        {
            // Only a CR came after a dot: both wait.
            return;
        }

        if (pending > 0)
        {
            await WriteAsync(FinalDot.AsMemory(0, pending), _options.CommandTimeout);
        }

        await WriteAsync(buffer[..^held], _options.CommandTimeout);
    }

    private async Task EndMessageAsync(int pending, ReadOnlyMemory<byte> buffer)
    {
        if (!_patience.TryCommit())
        {
            throw Over();
        }

        // From here on only an answer tells what became of the mail.
        _dialogue.EndMessage();
        await WriteAsync(pending == 0 ? buffer : FinalDot, _options.DataTimeout, isLast: true);
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, TimeSpan atMost, bool isLast = false)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        _patience.Allow(atMost);
        try
        {
            await _connection.WriteAsync(bytes, _patience.Token);
            if (!isLast)
            {
                _patience.Rest();
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            _isWriteBroken = true;
            if (_listening is null)
            {
                Hear(exception is not OperationCanceledException ? Trouble.Lost : _patience.HasRunOut ? Trouble.Late : Trouble.GivenUp);
            }

            throw Over();
        }
    }

    // MailKit lets an IOException through without another word to the server.
    private static IOException Over() => new("The conversation with the server is over.");

    private static NotSupportedException Synchronous() => new("The conversation is asynchronous.");
}
