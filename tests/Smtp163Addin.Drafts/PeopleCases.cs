using Smtp163Addin.Relay.Drafts;
using static Smtp163Addin.Drafts.DraftCases;

namespace Smtp163Addin.Drafts;

/// <summary>Names and addresses of senders and recipients.</summary>
internal static class PeopleCases
{
    public static IEnumerable<DraftCase> All { get; } =
    [
        Named("A name with a comma", "Doe, John"),
        Named("A name with quotes", "John \"Johnny\" Doe"),
        Named("A name with a backslash", @"CORP\john"),
        Named("A name in Chinese", "王小明"),
        Named("A name in Chinese with a comma, quotes and an address", "王，\"小明\" <wang@example.org>, 李"),
        Named("A name in Arabic", "محمد العربي"),
        Named("A name of emoji", "🦊 Fox 🦊"),
        Named("A name with brackets and an at sign", "Support (EU) [a@b] <x>; y:"),
        Named("A name that looks like an encoded-word", "=?utf-8?q?Boss?="),
        Named("A name with dots and apostrophes", "Dr. J. O'Neil-Smith jr."),
        Named("A name of 512 Chinese characters", new string('名', 512)),
        Named("A name of 512 ASCII characters", string.Concat(Enumerable.Repeat("name ", 103))[..512].TrimEnd().PadRight(512, 'x')),
        Named("A name with direction marks", "\u200Fשם\u200E Name"),
        Case("A sender's name in Chinese with quotes", Plain with { Account = new Account(Sender, "ABCDEFGHIJKLMNOP", "采购部 \"张\", 三") }),
        Case("A sender without a name", Plain with { Account = new Account(Sender, "ABCDEFGHIJKLMNOP") }),
        Case("Recipients in To, Cc and Bcc", Plain with
        {
            To = [new Mailbox("One", "one@example.com"), new Mailbox(null, "two@example.com")],
            Cc = [new Mailbox("三", "three@example.com"), new Mailbox("Four, IV", "four@example.com")],
            Bcc = [new Mailbox("Hidden", "hidden@example.com"), new Mailbox(null, "secret@example.com")],
        }),
        Case("Recipients in Bcc alone", Plain with { To = [], Bcc = [new Mailbox("Hidden", "hidden@example.com")] }),
        Case("A recipient who stands twice", Plain with
        {
            To = [new Mailbox(null, "reader@example.com"), new Mailbox("Again", "reader@EXAMPLE.com"), new Mailbox("Other", "Reader@example.com")],
            Cc = [new Mailbox(null, "reader@example.com")],
        }),
        Case("A hundred recipients", Plain with
        {
            To = [.. Enumerable.Range(0, 50).Select(number => new Mailbox($"收件人 {number}", $"to{number}@example.com"))],
            Cc = [.. Enumerable.Range(0, 50).Select(number => new Mailbox($"Cc, {number}", $"cc{number}@example.com"))],
        }),
        Addressed("A domain in Chinese", "user@例子.测试"),
        Addressed("A domain with an umlaut in capitals", "user@BÜCHER.example"),
        Addressed("A local part of special characters", "!#$%&'*+-/=?^_`{|}~.x@example.com"),
        Addressed("A quoted local part", "\"first last\"@example.com"),
        Addressed("A local part in mixed case", "MiXeD.CaSe@example.com"),
        Addressed("The longest address", new string('l', 64) + "@" + string.Join('.', Enumerable.Repeat(new string('d', 62), 3))),
        Case("Replies to others", Plain with { ReplyTo = [new Mailbox("答复, 这里", "answers@例子.测试"), new Mailbox(null, "more@example.org")] }),
    ];

    private static DraftCase Named(string name, string displayName) => Case(name, Plain with
    {
        To = [new Mailbox(displayName, "reader@example.com"), new Mailbox("Second", "second@example.com")],
        Cc = [new Mailbox(displayName, "copy@example.com")],
    });

    private static DraftCase Addressed(string name, string address) => Case(name, Plain with { To = [new Mailbox("A Reader", address)] });
}
