namespace Smtp163Addin.Relay.Conversations;

/// <summary>
/// Watches the bytes of a message on their way out for the line that holds a single dot (RFC 5321 section 4.1.1.4), and for a bare CR
/// or LF, by which one server reads an end where another reads none.
/// </summary>
internal sealed class EndOfData
{
    private Place _place = Place.LineStart;

    private enum Place
    {
        LineStart,
        Dot,
        DotCarriageReturn,
        Inside,
        CarriageReturn,
        Over,
    }

    /// <summary>Whether the line with the single dot was seen, to its last byte.</summary>
    public bool IsOver => _place == Place.Over;

    /// <summary>
    /// How many of the last bytes may be the beginning of the final dot: 0 to 2. They wait for the next write, so that the final dot
    /// goes out whole or not at all.
    /// </summary>
    public int Pending => _place switch
    {
        Place.Dot => 1,
        Place.DotCarriageReturn => 2,
        _ => 0,
    };

    /// <summary>Looks at the next bytes.</summary>
    /// <param name="bytes">What comes after the bytes of the last call.</param>
    /// <exception cref="InvalidOperationException">The message was composed wrongly: it must not go out.</exception>
    public void Pass(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            switch (_place)
            {
                case Place.LineStart when bytes[0] == '.':
                    _place = Place.Dot;
                    bytes = bytes[1..];
                    break;
                case Place.Dot when bytes[0] == '\r':
                    _place = Place.DotCarriageReturn;
                    bytes = bytes[1..];
                    break;
                case Place.LineStart or Place.Dot:
                    _place = Place.Inside;
                    break;
                case Place.Inside:
                    var end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
                    if (end < 0)
                    {
                        return;
                    }

                    _place = bytes[end] == '\r' ? Place.CarriageReturn : throw BareLineEnd();
                    bytes = bytes[(end + 1)..];
                    break;
                case Place.CarriageReturn or Place.DotCarriageReturn when bytes[0] == '\n':
                    _place = _place == Place.CarriageReturn ? Place.LineStart : Place.Over;
                    bytes = bytes[1..];
                    break;
                case Place.Over:
                    throw new InvalidOperationException("Something follows the end of the message.");
                default:
                    throw BareLineEnd();
            }
        }
    }

    private static InvalidOperationException BareLineEnd() => new("The message holds a bare CR or LF.");
}
