using System.Text;

namespace Smtp163Addin.Sandbox.Protocol;

/// <summary>Reads command lines and message octets from a connection, and writes replies to it.</summary>
internal sealed class SmtpChannel(Stream stream)
{
    private const int LongestLine = 16 * 1024;
    private readonly byte[] _buffer = new byte[32 * 1024];
    private int _start;
    private int _end;

    /// <summary>Whether octets have come that nobody has read.</summary>
    public bool HasUnread => _start < _end;

    /// <summary>The octets that have come and that nobody has read.</summary>
    public ReadOnlyMemory<byte> Unread => _buffer.AsMemory(_start.._end);

    public void Skip(int count) => _start += count;

    /// <summary>Waits for more octets. False when the client has closed its side.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }
        else if (_end == _buffer.Length)
        {
            Unread.CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        int read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        return read > 0;
    }

    /// <summary>Reads up to and including the next LF, or as much as a line may have at most. Null when the client has closed its side.</summary>
    public async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        int searched = 0;
        while (true)
        {
            int lineFeed = Unread.Span[searched..].IndexOf((byte)'\n');
            int length = lineFeed >= 0 ? searched + lineFeed + 1 : Unread.Length >= LongestLine ? Unread.Length : 0;
            if (length > 0)
            {
                string line = Encoding.Latin1.GetString(Unread.Span[..length]);
                Skip(length);
                return line;
            }

            searched = Unread.Length;
            if (!await FillAsync(cancellationToken))
            {
                return null;
            }
        }
    }

    public async ValueTask WriteAsync(string words, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(words), cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    /// <summary>Reads and drops everything until the client closes its side.</summary>
    public async ValueTask DrainAsync(CancellationToken cancellationToken)
    {
        do
        {
            _start = _end = 0;
        }
        while (await FillAsync(cancellationToken));
    }
}
