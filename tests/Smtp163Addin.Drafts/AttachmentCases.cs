using Smtp163Addin.Relay.Drafts;
using static Smtp163Addin.Drafts.DraftCases;

namespace Smtp163Addin.Drafts;

/// <summary>Attachments of every size and type.</summary>
internal static class AttachmentCases
{
    private const int Megabyte = 1_000_000;

    private static readonly byte[] Eml = "From: a@example.com\r\nTo: b@example.com\r\nSubject: inner\r\n\r\nbody\r\n.\r\n"u8.ToArray();
    private static readonly byte[] BareEml = "From: a@example.com\nSubject: inner\n\nbody\n.\n\r.\r"u8.ToArray();
    private static readonly byte[] Calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"u8.ToArray();

    public static IEnumerable<DraftCase> All { get; } =
    [
        One("An attachment without bytes", "empty.txt", "text/plain", Content.Of([])),
        One("An attachment of one byte", "one.bin", null, Content.Of([0])),
        One("An attachment of 57 bytes, one base64 line", "line.bin", null, Content.Random(57)),
        One("An attachment of 65 537 bytes, over one block", "block.bin", null, Content.Random(65_537)),
        One("An attachment of 25 MB", "big.zip", "application/zip", Content.Random(25 * Megabyte)),
        One("An attached mail", "forwarded.eml", "message/rfc822", Content.Of(Eml)),
        One("An attached mail with bare line breaks", "bare.eml", "message/rfc822", Content.Of(BareEml)),
        One("An attached invitation", "invite.ics", "text/calendar; method=REQUEST; charset=\"utf-8\"", Content.Of(Calendar)),
        One("An attached text with a single CR", "mac.txt", "text/plain", Content.Of("one\rtwo\r.\rthree"u8)),
        One("An attached page", "page.html", "text/html", Content.Of("<script>alert(1)</script>\n.\n"u8)),
        One("An attachment of no known type", "data", null, Content.Random(100)),
        One("An attachment of an empty type", "data", "", Content.Random(100)),
        One("An attachment of a malformed type", "data.bin", "not a type; x", Content.Random(100)),
        One("An attachment of a multipart type", "data.bin", "multipart/mixed; boundary=x", Content.Random(100)),
        One("An attachment whose type has a name of its own", "right.pdf", "application/pdf; name=\"wrong.pdf\"; version=1", Content.Random(100)),
        Case(
            "Twenty attachments",
            Plain with { Attachments = [.. Enumerable.Range(1, 20).Select(number => new Attachment($"附件 {number}.bin", null, number * 1000))] },
            [.. Enumerable.Range(1, 20).Select(number => Content.Random(number * 1000, number))]),
        Case(
            "Two attachments of the same name",
            Plain with { Attachments = [new Attachment("same.txt", "text/plain", 1), new Attachment("same.txt", "text/plain", 2)] },
            Content.Of("a"u8),
            Content.Of("bb"u8)),
    ];

    private static DraftCase One(string name, string fileName, string? contentType, Content content) =>
        Case(name, Plain with { Attachments = [new Attachment(fileName, contentType, content.Length)] }, content);
}
