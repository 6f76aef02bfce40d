using System.Text;
using MimeKit;

namespace Smtp163Addin.Relay.Composition;

/// <summary>
/// The value of one header, folded as it grows: a token that does not fit on the line goes to the next (RFC 5322 section 2.2.3).
/// Only what the composer has encoded gets in, so the value is ASCII and its only line breaks are the folds.
/// </summary>
internal sealed class HeaderValue
{
    private const int PreferredLine = 76;

    private readonly string _field;
    private readonly StringBuilder _value = new();
    private int _column;

    /// <summary>Starts a value.</summary>
    /// <param name="field">The header's name.</param>
    public HeaderValue(string field)
    {
        _field = field;
        _column = field.Length + 1;
    }

    /// <summary>How many characters a token may have to stay on this line.</summary>
    public int Room => PreferredLine - _column - 1;

    /// <summary>Adds a token after a space, or after a fold where it does not fit.</summary>
    /// <param name="token">ASCII without line breaks.</param>
    /// <returns>This value.</returns>
    /// <exception cref="InvalidOperationException">The token would end or break the header: a fault of ours, never of the draft.</exception>
    public HeaderValue Add(string token)
    {
        if (token.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new InvalidOperationException("A header token is not printable ASCII.");
        }

        // A fold before the first token would leave an empty first line, which old readers take for an empty header.
        if (token.Length > Room && _value.Length > 0)
        {
            _value.Append("\r\n");
            _column = 0;
        }

        _value.Append(' ').Append(token);
        _column += token.Length + 1;
        return this;
    }

    /// <summary>Adds a punctuation mark right after the last token.</summary>
    /// <param name="mark">A comma or a semicolon.</param>
    /// <returns>This value.</returns>
    public HeaderValue Close(char mark)
    {
        _value.Append(mark);
        _column++;
        return this;
    }

    /// <summary>Makes the header.</summary>
    /// <returns>A header that MimeKit writes octet by octet as it stands here.</returns>
    public Header ToHeader() =>
        Header.TryParse(Encoding.ASCII.GetBytes($"{_field}:{_value}\r\n"), out var header)
            ? header
            : throw new InvalidOperationException("A header of ours is not one.");
}
