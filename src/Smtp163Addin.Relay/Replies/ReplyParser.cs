namespace Smtp163Addin.Relay.Replies;

/// <summary>
/// Puts one reply together from bytes that come in any portions (RFC 5321 section 4.2.1). A line may end in a bare LF, as some
/// servers send it; everything else must be as the standard has it.
/// </summary>
internal sealed class ReplyParser
{
    /// <summary>The most bytes that one reply may have, line ends included.</summary>
    public const int LongestReply = 64 * 1024;

    private const int CodeDigits = 3;

    // The text of the reply, codes and line ends left out. Small at first: 163's replies have a line or two.
    private byte[] _text = new byte[256];
    private int _textLength;
    private int _replyLength;
    private int _lineLength;
    private int _lineCode;
    private int _code;
    private bool _moreLines;

    /// <summary>How far the reply has come.</summary>
    public ReplyProgress Progress { get; private set; }

    /// <summary>Whether some of a reply was read, but not all.</summary>
    public bool IsInside => Progress == ReplyProgress.Incomplete && _replyLength > 0;

    /// <summary>Takes bytes up to the end of the reply and no further.</summary>
    /// <param name="bytes">What was read.</param>
    /// <returns>How many of the bytes belong to this reply.</returns>
    public int Feed(ReadOnlySpan<byte> bytes)
    {
        var taken = 0;
        while (taken < bytes.Length && Progress == ReplyProgress.Incomplete)
        {
            Take(bytes[taken++]);
        }

        return taken;
    }

    /// <summary>The reply, once it is complete. The parser is then ready for the next one and keeps nothing.</summary>
    /// <returns>The reply.</returns>
    public Reply TakeReply()
    {
        if (Progress != ReplyProgress.Complete)
        {
            throw new InvalidOperationException("The reply is not complete.");
        }

        var reply = new Reply(_code, ReplyText.Decode(_text.AsSpan(0, _textLength)));
        Reset();
        return reply;
    }

    /// <summary>Forgets what was read.</summary>
    public void Reset()
    {
        Array.Clear(_text);
        _textLength = _replyLength = _lineLength = _lineCode = _code = 0;
        _moreLines = false;
        Progress = ReplyProgress.Incomplete;
    }

    private void Take(byte value)
    {
        if (++_replyLength > LongestReply)
        {
            Progress = ReplyProgress.TooLong;
        }
        else if (value == (byte)'\n')
        {
            EndLine();
        }
        else if (_lineLength < CodeDigits)
        {
            TakeDigit(value);
        }
        else if (_lineLength == CodeDigits)
        {
            TakeSeparator(value);
        }
        else
        {
            _lineLength++;
            Append(value);
        }
    }

    private void TakeDigit(byte value)
    {
        if (!char.IsAsciiDigit((char)value))
        {
            Progress = ReplyProgress.NotSmtp;
            return;
        }

        _lineCode = (_lineCode * 10) + (value - '0');
        if (++_lineLength == CodeDigits && (_lineCode is < 200 or > 599 || (_code != 0 && _lineCode != _code)))
        {
            Progress = ReplyProgress.NotSmtp;
        }
    }

    private void TakeSeparator(byte value)
    {
        switch (value)
        {
            case (byte)'-':
                _moreLines = true;
                _lineLength++;
                break;
            case (byte)' ':
                _lineLength++;
                break;
            case (byte)'\r':
                // A code alone; the LF comes next. Were it anything else, the byte would be part of the text.
                _lineLength++;
                Append(value);
                break;
            default:
                Progress = ReplyProgress.NotSmtp;
                break;
        }
    }

    private void EndLine()
    {
        if (_lineLength < CodeDigits)
        {
            Progress = ReplyProgress.NotSmtp;
            return;
        }

        if (_textLength > 0 && _text[_textLength - 1] == (byte)'\r')
        {
            _textLength--;
        }

        _code = _lineCode;
        if (!_moreLines)
        {
            Progress = ReplyProgress.Complete;
            return;
        }

        Append((byte)'\n');
        _lineLength = _lineCode = 0;
        _moreLines = false;
    }

    private void Append(byte value)
    {
        if (_textLength == _text.Length)
        {
            var longer = new byte[_text.Length * 2];
            _text.CopyTo(longer, 0);
            Array.Clear(_text);
            _text = longer;
        }

        _text[_textLength++] = value;
    }
}
