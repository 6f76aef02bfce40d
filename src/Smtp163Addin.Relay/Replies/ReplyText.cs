using System.Buffers;
using System.Globalization;
using System.Text;

namespace Smtp163Addin.Relay.Replies;

/// <summary>Decodes the text of a reply and makes it fit to be shown.</summary>
internal static class ReplyText
{
    /// <summary>The most UTF-16 code units that are shown of a reply.</summary>
    public const int LongestShown = 1000;

    // What is read before it is cut to the length that is shown, so that an address at the cut is removed whole.
    private const int LongestRead = 2 * LongestShown;

    // Every text form of an IPv6 address (RFC 4291 section 2.2) has "::" or at least six colons; a time or a MAC address has not.
    private const int FewestColons = 6;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding StrictGb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>Decodes text whose encoding nobody announces: UTF-8, else GB18030 (the encoding of 163's web mail), else Latin-1.</summary>
    /// <param name="bytes">The text.</param>
    /// <returns>The decoded text.</returns>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
        }

        try
        {
            return StrictGb18030.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>Removes IP addresses and everything that is not text, and bounds the length.</summary>
    /// <param name="text">The decoded text.</param>
    /// <returns>At most <see cref="LongestShown"/> UTF-16 code units.</returns>
    public static string ForTheSender(string text)
    {
        var shown = WithoutAddresses(Clean(text.AsSpan(0, Math.Min(text.Length, LongestRead))));
        if (shown.Length > LongestShown)
        {
            shown = shown[..(char.IsHighSurrogate(shown[LongestShown - 1]) ? LongestShown - 1 : LongestShown)];
        }

        return shown.Trim();
    }

    private static string Clean(ReadOnlySpan<char> text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                // They hide in a word or turn its direction: a zero-width space between the digits of an address would save it.
                case UnicodeCategory.Format:
                    break;
                case UnicodeCategory.Control when rune.Value != '\n':
                case UnicodeCategory.LineSeparator:
                case UnicodeCategory.ParagraphSeparator:
                    clean.Append(' ');
                    break;
                default:
                    clean.Append(rune);
                    break;
            }
        }

        return clean.ToString();
    }

    private static string WithoutAddresses(string text)
    {
        // In a URL the colons of an IPv6 address may be escaped.
        text = text.Replace("%3A", ":", StringComparison.OrdinalIgnoreCase);
        var kept = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var start = rest.IndexOfAny(AddressCharacters);
            if (start < 0)
            {
                break;
            }

            kept.Append(rest[..start]);
            rest = rest[start..];

            var length = rest.IndexOfAnyExcept(AddressCharacters);
            var run = length < 0 ? rest : rest[..length];
            rest = rest[run.Length..];
            if (HoldsIPv6(run))
            {
                rest = rest[ZoneLength(rest)..];
            }
            else
            {
                AppendWithoutIPv4(kept, run);
            }
        }

        return kept.Append(rest).ToString();
    }

    private static bool HoldsIPv6(ReadOnlySpan<char> run) =>
        run.Count(':') >= FewestColons || (run.IndexOf("::", StringComparison.Ordinal) >= 0 && run.ContainsAnyExcept(':', '.'));

    // The zone of a scoped address (RFC 4007): %eth0.
    private static int ZoneLength(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] != '%')
        {
            return 0;
        }

        var length = 1;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] is '_' or '-' or '.'))
        {
            length++;
        }

        return length;
    }

    private static void AppendWithoutIPv4(StringBuilder kept, ReadOnlySpan<char> run)
    {
        var from = 0;
        while (from < run.Length)
        {
            var length = LengthOfIPv4(run[from..]);
            if (length > 0)
            {
                from += length;
            }
            else
            {
                kept.Append(run[from++]);
            }
        }
    }

    // Four groups of one to three digits; whether each is below 256 does not matter.
    private static int LengthOfIPv4(ReadOnlySpan<char> text)
    {
        const int Groups = 4;
        var at = 0;
        for (var group = 0; group < Groups; group++)
        {
            var digits = 0;
            while (digits < 3 && at + digits < text.Length && char.IsAsciiDigit(text[at + digits]))
            {
                digits++;
            }

            if (digits == 0)
            {
                return 0;
            }

            at += digits;
            if (group < Groups - 1)
            {
                if (at == text.Length || text[at] != '.')
                {
                    return 0;
                }

                at++;
            }
        }

        return at;
    }
}
