using CsCheck;
using Smtp163Addin.Drafts;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Relay.Tests.Composition;

/// <summary>Drafts made of what breaks mails: line breaks, dots, quotes, encoded-words, halves of characters, marks.</summary>
internal static class RandomDrafts
{
    private static readonly string[] Harmless =
    [
        "a", "Z", "0", "word", " ", "  ", ".", ",", ";", ":", "\"", "\\", "'", "<", ">", "@", "(", ")", "[", "]", "=", "?", "%", "/", "*", "_", "-",
        "=?", "?=", "=?utf-8?q?x?=", "=?UTF-8?B?eA==?=", "?Q?", "=20", "%20", "\\\"", "UTF-8''", "Bcc: ", "--", "a@b.c", "<x@y.z>",
        "é", "e\u0301", "中", "文件", "😀", "👩‍👩‍👧", "\u202E", "\u200F", "\u200B", "\uFEFF", "\u00A0", "\u00AD", "\U00020BB7", "א", "ا",
    ];

    private static readonly string[] Hostile =
    [
        "\r", "\n", "\r\n", "\r\n.\r\n", "\n.\n", "\r.\r", "\r\n.\n", "\0", "\t", "\u007f", "\u0085", "\u2028", "\u2029", "\v", "\f", "\u001b",
        "\r\nBcc: victim@example.com", "\nSubject: other\n", "\r\n\r\n", "\r\n ", "\r\nMAIL FROM:<evil@example.com>\r\n", ".", "..", "From ",
    ];

    private static readonly string[] Halves = ["\uD83D", "\uDE00", "\uDE00\uD83D"];

    private static readonly string[] Addresses =
    [
        "a@b.c", "reader@example.com", "READER@EXAMPLE.COM", "!#$%&'*+-/=?^_`{|}~@example.com", "\"first last\"@example.com", "\"a@b,c\"@example.com",
        "user@例子.测试", "user@BÜCHER.example", "=?utf-8?q?x?=@example.com",
    ];

    private static readonly string?[] Types =
        [null, "", "image/png", "text/plain", "text/plain; charset=gb2312", "text/calendar; method=REQUEST", "message/rfc822", "multipart/mixed", "a b"];

    private static readonly string?[] Identifiers = [null, null, "a@b", "x.y-z@[1.2.3.4]", "no-at-sign", "a/b+c=d@example.com"];

    /// <summary>Text that a header takes.</summary>
    public static Gen<string> HeaderText { get; } = Text(Harmless);

    /// <summary>Text of a body: anything but halves of characters.</summary>
    public static Gen<string> BodyText { get; } = Text([.. Harmless, .. Hostile, .. Hostile]);

    /// <summary>Text that the rules refuse; the composer must stand it nevertheless.</summary>
    public static Gen<string> RefusedText { get; } = Text([.. Harmless, .. Hostile, .. Hostile, .. Halves]);

    /// <summary>Drafts that keep the rules.</summary>
    public static Gen<DraftCase> Kept { get; } = Drafts(HeaderText, BodyText);

    /// <summary>Drafts whose texts break them.</summary>
    public static Gen<DraftCase> Broken { get; } = Drafts(RefusedText, RefusedText);

    // Mostly short, so that a hundred thousand take a minute; now and then long enough for folds and several encoded-words.
    private static Gen<string> Text(string[] pieces) =>
        Gen.Frequency((5, Gen.OneOf(pieces).Array[0, 8]), (1, Gen.OneOf(pieces).Array[10, 40])).Select(string.Concat);

    private static Gen<DraftCase> Drafts(Gen<string> headerText, Gen<string> bodyText)
    {
        var mailboxes = Gen.Select(headerText, Gen.OneOf(Addresses)).Select((name, address) => new Mailbox(name.Length == 0 ? null : name, address)).Array;
        var people = Gen.Select(headerText, mailboxes[0, 2], mailboxes[0, 2], mailboxes[0, 1]);
        var bodies = Gen.Select(bodyText, bodyText, Gen.Int[0, 2]).Select((text, html, kind) => kind switch
        {
            0 => new Body(null, text),
            1 => new Body(html, null),
            _ => new Body(html, text),
        });
        var threads = Gen.Select(Gen.OneOf(Identifiers), Gen.OneOf(Identifiers), Gen.Enum<Importance>(), Gen.Bool);
        var files = Gen.Select(headerText, Gen.OneOf(Types), Gen.Byte.Array[0, 20], Gen.OneOf(Identifiers)).Array[0, 2];

        return Gen.Select(headerText, people, bodies, threads, files).Select((subject, people, body, thread, files) =>
        {
            var (sender, to, cc, bcc) = people;
            var (answered, reference, importance, receipt) = thread;
            var draft = new Draft
            {
                Account = new Account(DraftCases.Sender, "ABCDEFGHIJKLMNOP", sender),
                MessageId = "0d0e6c0a-9a5f-4a53-8ed6-3f4d0a4d5e11@163.com",
                Subject = subject,
                To = to,
                Cc = cc,
                Bcc = bcc,
                ReplyTo = cc,
                Body = body,
                Importance = importance,
                RequestReadReceipt = receipt,
                InReplyTo = answered,
                References = reference is null ? [] : [reference, "b@c"],
                Attachments = [.. files.Select((file, index) => new Attachment(
                    file.Item1.Length == 0 ? $"attachment-{index + 1}" : file.Item1,
                    file.Item2,
                    file.Item3.Length,
                    file.Item4 is null ? null : $"{index}-{file.Item4}"))],
            };
            return new DraftCase("random", draft, [.. files.Select(file => Content.Of(file.Item3))]);
        });
    }
}
