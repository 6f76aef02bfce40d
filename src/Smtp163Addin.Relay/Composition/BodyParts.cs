using System.Text;
using MimeKit;
using Smtp163Addin.Relay.Composition.PlainText;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Relay.Composition;

/// <summary>Makes the parts that a reader shows: text, HTML, or both as alternatives.</summary>
internal static class BodyParts
{
    /// <summary>Makes the body of a draft.</summary>
    /// <param name="body">The body.</param>
    /// <returns>A <c>text/plain</c> part, or <c>multipart/alternative</c> with the HTML last, since the last is the one preferred.</returns>
    public static MimeEntity Compose(Body body)
    {
        if (body.Html is null)
        {
            return TextPart("plain", body.Text ?? "");
        }

        return new Multipart("alternative")
        {
            TextPart("plain", body.Text ?? HtmlToText.Convert(body.Html)),
            TextPart("html", body.Html),
        };
    }

    private static MimePart TextPart(string subtype, string text)
    {
        var bytes = Encode(text);
        return new MimePart("text", subtype)
        {
            ContentType = { Charset = "utf-8" },
            Content = new MimeContent(new MemoryStream(bytes, writable: false)),
            ContentTransferEncoding = TransferEncoding.Shorter(bytes),
        };
    }

    // A bare CR or LF survives 7bit and 8bit and can end the data for a careless server (SMTP smuggling). The newlines are made
    // CRLF here, and the encodings of TransferEncoding leave nothing else that a server could take for one.
    private static byte[] Encode(string text)
    {
        var newLines = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if ((text[index] == '\n' && !(index > 0 && text[index - 1] == '\r'))
                || (text[index] == '\r' && !(index + 1 < text.Length && text[index + 1] == '\n')))
            {
                newLines++;
            }
        }

        var bytes = new byte[Encoding.UTF8.GetByteCount(text) + newLines];
        var remaining = text.AsSpan();
        var written = 0;
        while (remaining.IndexOfAny('\r', '\n') is >= 0 and var end)
        {
            written += Encoding.UTF8.GetBytes(remaining[..end], bytes.AsSpan(written));
            bytes[written++] = (byte)'\r';
            bytes[written++] = (byte)'\n';
            remaining = remaining[(remaining[end..].StartsWith("\r\n") ? end + 2 : end + 1)..];
        }

        written += Encoding.UTF8.GetBytes(remaining, bytes.AsSpan(written));
        return written == bytes.Length ? bytes : bytes[..written];
    }
}
