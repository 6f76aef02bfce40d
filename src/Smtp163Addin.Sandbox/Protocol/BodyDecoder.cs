using System.Buffers;
using Smtp163Addin.Sandbox.Messages;

namespace Smtp163Addin.Sandbox.Protocol;

/// <summary>
/// Takes the octets after 354 as they come, removes the stuffed dots, and knows when the final dot is there. Only CRLF ends a
/// line: anything else that looks like an end of data is content, and a finding.
/// </summary>
internal sealed class BodyDecoder(bool eightBitAllowed, bool keepContent, Action<Finding> report)
{
    private readonly ArrayBufferWriter<byte> _content = new();
    private Place _place = Place.LineStart;
    private long _line = 1;
    private long _lineLength;
    private bool _reportedEightBit;

    private enum Place
    {
        LineStart,
        InLine,
        AfterCarriageReturn,
        AfterDot,
        AfterDotCarriageReturn,
        Done,
    }

    public bool IsDone => _place == Place.Done;

    /// <summary>Whether the empty line after the header was read.</summary>
    public bool HeaderIsComplete { get; private set; }

    /// <summary>The header with its last CRLF, once it is complete or the message is over.</summary>
    public ReadOnlyMemory<byte> Header => _header ?? _content.WrittenMemory;

    public ReadOnlyMemory<byte> Content => keepContent ? _content.WrittenMemory : default;

    public long Size { get; private set; }

    private ReadOnlyMemory<byte>? _header;

    /// <summary>Takes octets up to the final dot, or up to the end of the header, whichever is first.</summary>
    /// <returns>How many were taken.</returns>
    public int Feed(ReadOnlySpan<byte> octets)
    {
        bool headerWasComplete = HeaderIsComplete;
        int taken = 0;
        while (taken < octets.Length && !IsDone && HeaderIsComplete == headerWasComplete)
        {
            taken += _place == Place.InLine ? TakeText(octets[taken..]) : TakeOne(octets[taken]);
        }

        return taken;
    }

    private int TakeText(ReadOnlySpan<byte> octets)
    {
        int end = octets.IndexOfAny((byte)'\r', (byte)'\n');
        ReadOnlySpan<byte> text = end < 0 ? octets : octets[..end];
        Append(text);
        if (end < 0)
        {
            return text.Length;
        }

        if (octets[end] == (byte)'\r')
        {
            _place = Place.AfterCarriageReturn;
        }
        else
        {
            Report(FindingKind.BareLineFeed);
            Append("\n"u8);
        }

        return end + 1;
    }

    private int TakeOne(byte octet)
    {
        switch (_place)
        {
            case Place.LineStart when octet == (byte)'.':
                _place = Place.AfterDot;
                return 1;
            case Place.LineStart:
                _place = Place.InLine;
                return 0;
            case Place.AfterCarriageReturn when octet == (byte)'\n':
                EndLine();
                return 1;
            case Place.AfterDot when octet == (byte)'\r':
                _place = Place.AfterDotCarriageReturn;
                return 1;
            case Place.AfterDot:
                if (octet != (byte)'.')
                {
                    Report(FindingKind.DotNotStuffed);
                }

                _place = Place.InLine;
                return 0;
            case Place.AfterDotCarriageReturn when octet == (byte)'\n':
                _place = Place.Done;
                return 1;
            default:
                Report(FindingKind.BareCarriageReturn);
                Append("\r"u8);
                _place = Place.InLine;
                return 0;
        }
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        if (text.Contains((byte)0))
        {
            Report(FindingKind.Nul);
        }

        if (text.ContainsAnyExceptInRange((byte)0, (byte)127))
        {
            ReportEightBit();
        }

        _lineLength += text.Length;
        Write(text);
    }

    private void EndLine()
    {
        if (_lineLength > 998)
        {
            Report(FindingKind.LineTooLong);
        }

        Write("\r\n"u8);
        if (_lineLength == 0 && !HeaderIsComplete)
        {
            HeaderIsComplete = true;
            _header = _content.WrittenSpan.ToArray();
        }

        _line++;
        _lineLength = 0;
        _place = Place.LineStart;
    }

    private void Write(ReadOnlySpan<byte> octets)
    {
        Size += octets.Length;
        if (keepContent || !HeaderIsComplete)
        {
            _content.Write(octets);
        }
    }

    private void ReportEightBit()
    {
        if (!HeaderIsComplete)
        {
            Report(FindingKind.EightBitHeader);
        }
        else if (!eightBitAllowed && !_reportedEightBit)
        {
            _reportedEightBit = true;
            Report(FindingKind.EightBitBodyUndeclared);
        }
    }

    private void Report(FindingKind kind) => report(new Finding(kind, _line));
}
