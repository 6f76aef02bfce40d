using System.Net.Sockets;
using Smtp163Addin.Relay.Replies;

namespace Smtp163Addin.Relay.Conversations;

/// <summary>Reads replies from a connection, one at a time.</summary>
internal sealed class ReplyReader
{
    private readonly Stream _connection;
    private readonly ReplyParser _parser = new();
    private readonly byte[] _block = new byte[2048];
    private int _start;
    private int _end;

    /// <summary>Makes a reader.</summary>
    /// <param name="connection">The stream above TLS.</param>
    public ReplyReader(Stream connection) => _connection = connection;

    /// <summary>Whether more was read than the replies that were asked for.</summary>
    public bool HasMore => _start < _end;

    /// <summary>Reads one reply.</summary>
    /// <param name="cancellationToken">Ends the wait; whoever cancels knows why.</param>
    /// <returns>The reply, or why there is none.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Heard> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                _start += _parser.Feed(_block.AsSpan(_start, _end - _start));
                switch (_parser.Progress)
                {
                    case ReplyProgress.Complete:
                        return _parser.TakeReply();
                    case ReplyProgress.NotSmtp or ReplyProgress.TooLong:
                        return Trouble.Garbled;
                }

                _start = 0;
                _end = await _connection.ReadAsync(_block, cancellationToken);
                if (_end == 0)
                {
                    return Trouble.Lost;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            return Trouble.Lost;
        }
    }

    /// <summary>Overwrites what was read: replies repeat addresses.</summary>
    public void Forget()
    {
        _parser.Reset();
        Array.Clear(_block);
        _start = _end = 0;
    }
}
