using System.Text.RegularExpressions;
using Smtp163Addin.Relay.Outcomes;

namespace Smtp163Addin.Relay.Replies;

/// <summary>
/// What 163's negative replies mean. NetEase's tag is asked first, since the same tag comes with different numbers, then the text,
/// then the number. The facts come from NetEase's published list of refusal codes and from replies seen in public logs.
/// </summary>
internal static partial class ReplyCatalogue
{
    /// <summary>The tags, each with what it means.</summary>
    public static IReadOnlyList<CatalogueRow> Tags { get; } =
    [
        // The address of this server.
        new("HL:", FailureCode.RelayPaused, RetryAdvice.Always),
        new("DT:RBL", FailureCode.RelayPaused, RetryAdvice.Always),
        new("WM:BLI", FailureCode.RelayPaused, RetryAdvice.Always),

        // The sender.
        new("MI:IMF", FailureCode.SenderRefused, RetryAdvice.Never),
        new("MI:SPB", FailureCode.SenderRefused, RetryAdvice.Never),
        new("MI:SPF", FailureCode.SenderRefused, RetryAdvice.Never),
        new("MI:DMA", FailureCode.SenderRefused, RetryAdvice.Never),
        new("RP:FRL", FailureCode.SenderRefused, RetryAdvice.Never),
        new("WM:BLU", FailureCode.SenderRefused, RetryAdvice.Never),

        // What was written.
        new("DT:SPM", FailureCode.ContentRefused, RetryAdvice.AsTheNumber),
        new("DT:SUM", FailureCode.ContentRefused, RetryAdvice.AsTheNumber),

        // How much was sent.
        new("MI:SFQ", FailureCode.QuotaExceeded, RetryAdvice.AsTheNumber),
        new("MI:STC", FailureCode.QuotaExceeded, RetryAdvice.AsTheNumber),
        new("MI:DMC", FailureCode.QuotaExceeded, RetryAdvice.AsTheNumber),
        new("RP:TRC", FailureCode.QuotaExceeded, RetryAdvice.AsTheNumber),
        new("RP:QRC", FailureCode.QuotaExceeded, RetryAdvice.AsTheNumber),
        new("RP:DRC", FailureCode.QuotaExceeded, RetryAdvice.AsTheNumber),
        new("RP:RCL", FailureCode.QuotaExceeded, RetryAdvice.AsTheNumber),

        // How the relay spoke.
        new("MI:CEL", FailureCode.ProtocolError, RetryAdvice.AsTheNumber),
        new("MI:CCL", FailureCode.ProtocolError, RetryAdvice.AsTheNumber),
        new("MI:NHD", FailureCode.ProtocolError, RetryAdvice.AsTheNumber),
        new("RP:CEL", FailureCode.ProtocolError, RetryAdvice.AsTheNumber),
        new("RP:CCL", FailureCode.ProtocolError, RetryAdvice.AsTheNumber),
    ];

    /// <summary>The texts of replies without a tag. The first that matches counts.</summary>
    public static IReadOnlyList<CatalogueRow> Texts { get; } =
    [
        new("IP is rejected", FailureCode.RelayPaused, RetryAdvice.Always),
        new("IP in blacklist", FailureCode.RelayPaused, RetryAdvice.Always),
        new("too much fail authentication", FailureCode.RelayPaused, RetryAdvice.Always),
        new("User has no permission", FailureCode.SmtpDisabled, RetryAdvice.Never),
        new("User suspend", FailureCode.SenderRefused, RetryAdvice.Never),
        new("User in blacklist", FailureCode.SenderRefused, RetryAdvice.Never),
        new("Illegal Attachment", FailureCode.AttachmentRefused, RetryAdvice.Never),
        new("exceeded mailsize limit", FailureCode.MessageTooLarge, RetryAdvice.Never),
        new("too much recipient", FailureCode.QuotaExceeded, RetryAdvice.AsTheNumber),
        new("flow over limit", FailureCode.QuotaExceeded, RetryAdvice.AsTheNumber),
    ];

    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(300);

    /// <summary>When it is worth another try where nothing better is known.</summary>
    public static TimeSpan UsualRetryAfter => Usual;

    /// <summary>Says what a negative reply means.</summary>
    /// <param name="reply">A reply of 400 or more.</param>
    /// <param name="stage">Where it came.</param>
    /// <param name="echoed">The address that the command named, which 163 may repeat: its words are the sender's, not 163's.</param>
    /// <returns>The meaning.</returns>
    public static ReplyMeaning Classify(Reply reply, ReplyStage stage = ReplyStage.Conversation, string? echoed = null)
    {
        var text = WithoutEcho(reply.Text, echoed);
        var tag = KnownTag(text);
        var (code, advice) = ByTag(tag) ?? ByText(text) ?? ByNumber(reply.Code, stage);
        var retryable = advice == RetryAdvice.Always || (advice == RetryAdvice.AsTheNumber && reply.IsTransient);
        return new ReplyMeaning(code, retryable, RetryAfter(tag, reply, retryable));
    }

    private static TimeSpan? RetryAfter(string? tag, Reply reply, bool retryable) => tag switch
    {
        // 163 counts a sender's mails over 15 minutes, whichever number it says it with.
        "MI:SFQ" => TimeSpan.FromSeconds(900),
        "DT:SPM" when reply.Code == 451 => TimeSpan.FromSeconds(120),
        _ => retryable ? Usual : null,
    };

    private static (FailureCode Code, RetryAdvice Advice)? ByTag(string? tag) => tag is null ? null : Meaning(RowOf(tag));

    private static (FailureCode Code, RetryAdvice Advice)? ByText(string text) =>
        RejectedAddress().IsMatch(text)
            ? (FailureCode.RelayPaused, RetryAdvice.Always)
            : Meaning(Texts.FirstOrDefault(row => text.Contains(row.Match, StringComparison.OrdinalIgnoreCase)));

    private static (FailureCode Code, RetryAdvice Advice) ByNumber(int number, ReplyStage stage) => number switch
    {
        < 500 => (FailureCode.TemporarilyRefused, RetryAdvice.Always),
        <= 504 => (FailureCode.ProtocolError, RetryAdvice.Never),
        _ when stage == ReplyStage.Recipient => (FailureCode.RecipientsRefused, RetryAdvice.Never),
        535 => (FailureCode.AuthenticationFailed, RetryAdvice.Never),
        553 => (FailureCode.SenderRefused, RetryAdvice.Never),
        _ => (FailureCode.Refused, RetryAdvice.Never),
    };

    private static (FailureCode Code, RetryAdvice Advice)? Meaning(CatalogueRow? row) => row is null ? null : (row.Code, row.Advice);

    // A tag that nobody knows counts as none, so the next one in the text is looked at.
    private static string? KnownTag(string text)
    {
        foreach (var match in Tag().EnumerateMatches(text))
        {
            var tag = text.Substring(match.Index, match.Length);
            if (RowOf(tag) is not null)
            {
                return tag;
            }
        }

        return null;
    }

    private static CatalogueRow? RowOf(string tag) =>
        Tags.FirstOrDefault(row => row.Match.EndsWith(':') ? tag.StartsWith(row.Match, StringComparison.Ordinal) : tag == row.Match);

    // "550 Invalid User: <address>": an address such as "HL:REP"@example.com must not pause the relay for everyone.
    private static string WithoutEcho(string text, string? echoed)
    {
        if (string.IsNullOrEmpty(echoed))
        {
            return text;
        }

        text = text.Replace(echoed, "", StringComparison.OrdinalIgnoreCase);
        var at = echoed.LastIndexOf('@');
        return at > 2 && echoed[0] == '"'
            ? text.Replace(echoed[1..(at - 1)], "", StringComparison.OrdinalIgnoreCase)
            : text;
    }

    [GeneratedRegex(@"\b(?:HL|MI|RP|DT|WM):[A-Z]{3}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\bIP<[^<>]{0,64}> rejected", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RejectedAddress();
}
