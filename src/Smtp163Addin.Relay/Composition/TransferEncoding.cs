using MimeKit;

namespace Smtp163Addin.Relay.Composition;

/// <summary>Chooses how a text part is encoded (RFC 2045 section 6).</summary>
internal static class TransferEncoding
{
    private const int Base64BytesPerLine = 57;
    private const int Base64LineLength = 78;
    private const int QuotedPrintableLine = 75;

    /// <summary>
    /// Says which of quoted-printable and base64 is shorter; both are plain ASCII in lines of at most 76 characters, whatever the text.
    /// </summary>
    /// <param name="text">The text in UTF-8 with CRLF.</param>
    /// <returns>The shorter one; quoted-printable when they are the same, since a person can read it, but base64 for no text at all.</returns>
    // A body needs a last line, which quoted-printable reads as one of the text; base64 passes over it.
    public static ContentEncoding Shorter(ReadOnlySpan<byte> text) =>
        !text.IsEmpty && QuotedPrintableLength(text) <= Base64Length(text.Length) ? ContentEncoding.QuotedPrintable : ContentEncoding.Base64;

    private static long Base64Length(int count) =>
        ((long)count / Base64BytesPerLine * Base64LineLength) + ((count % Base64BytesPerLine + 2) / 3 * 4);

    private static long QuotedPrintableLength(ReadOnlySpan<byte> text)
    {
        long length = 0;
        var column = 0;
        for (var index = 0; index < text.Length; index++)
        {
            var octet = text[index];
            if (octet == '\r' && index + 1 < text.Length && text[index + 1] == '\n')
            {
                length += 2;
                column = 0;
                index++;
                continue;
            }

            var width = octet is (>= (byte)' ' and <= (byte)'~' and not (byte)'=') or (byte)'\t' ? 1 : 3;
            if (column + width > QuotedPrintableLine)
            {
                length += "=\r\n".Length;
                column = 0;
            }

            length += width;
            column += width;
        }

        return length;
    }
}
