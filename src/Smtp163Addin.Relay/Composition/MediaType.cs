using System.Text;

namespace Smtp163Addin.Relay.Composition;

/// <summary>A media type as it stands in <c>Content-Type</c> (RFC 2045 section 5.1).</summary>
internal static class MediaType
{
    /// <summary>What a file is sent as when nothing better is known.</summary>
    public const string OctetStream = "application/octet-stream";

    private const int Longest = 255;
    private const string Specials = "()<>@,;:\\\"/[]?=";

    /// <summary>
    /// Takes a media type apart into the tokens of its header. Empty and malformed ones, <c>multipart/*</c> and <c>message/*</c> (which
    /// base64 is not allowed for) become <c>application/octet-stream</c>. Parameters that say a name or a boundary are left out.
    /// </summary>
    /// <param name="contentType">The type as it was given.</param>
    /// <returns>First <c>type/subtype</c>, then each parameter.</returns>
    public static IReadOnlyList<string> Tokens(string? contentType)
    {
        if (contentType is null or { Length: > Longest })
        {
            return [OctetStream];
        }

        var position = 0;
        var type = Token(contentType, ref position);
        if (type.Length == 0 || !Take(contentType, ref position, '/'))
        {
            return [OctetStream];
        }

        var subtype = Token(contentType, ref position);
        if (subtype.Length == 0
            || type.Equals("multipart", StringComparison.OrdinalIgnoreCase)
            || type.Equals("message", StringComparison.OrdinalIgnoreCase))
        {
            return [OctetStream];
        }

        var tokens = new List<string> { type + "/" + subtype };
        while (Skip(contentType, ref position) < contentType.Length)
        {
            if (!Take(contentType, ref position, ';'))
            {
                return [OctetStream];
            }

            if (Skip(contentType, ref position) == contentType.Length)
            {
                break;
            }

            if (Parameter(contentType, ref position) is not var (name, value))
            {
                return [OctetStream];
            }

            if (!IsReplaced(name))
            {
                tokens.Add(name + "=" + value);
            }
        }

        return tokens;
    }

    private static bool IsReplaced(string name) =>
        name.Split('*')[0].ToUpperInvariant() is "NAME" or "FILENAME" or "BOUNDARY";

    private static (string Name, string Value)? Parameter(string text, ref int position)
    {
        var name = Token(text, ref position);
        if (name.Length == 0 || !Take(text, ref position, '='))
        {
            return null;
        }

        if (position < text.Length && text[position] == '"')
        {
            return QuotedString(text, ref position) is { } quoted ? (name, quoted) : null;
        }

        var token = Token(text, ref position);
        return token.Length == 0 ? null : (name, token);
    }

    private static string? QuotedString(string text, ref int position)
    {
        var value = new StringBuilder("\"");
        for (position++; position < text.Length; position++)
        {
            var character = text[position];
            if (character is < ' ' or > '~')
            {
                return null;
            }

            value.Append(character);
            if (character == '"')
            {
                position++;
                return value.ToString();
            }

            if (character == '\\')
            {
                position++;
                if (position == text.Length || text[position] is < ' ' or > '~')
                {
                    return null;
                }

                value.Append(text[position]);
            }
        }

        return null;
    }

    private static string Token(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && text[position] is > ' ' and <= '~' && !Specials.Contains(text[position], StringComparison.Ordinal))
        {
            position++;
        }

        return text[start..position];
    }

    private static bool Take(string text, ref int position, char expected)
    {
        if (position == text.Length || text[position] != expected)
        {
            return false;
        }

        position++;
        return true;
    }

    private static int Skip(string text, ref int position)
    {
        while (position < text.Length && text[position] == ' ')
        {
            position++;
        }

        return position;
    }
}
