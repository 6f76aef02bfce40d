namespace Smtp163Addin.Relay.Drafts;

/// <summary>One mail as the sender wrote it.</summary>
public sealed record Draft
{
    /// <summary>The 163 account that signs in and stands in <c>From</c> and in the envelope.</summary>
    public required Account Account { get; init; }

    /// <summary>The message id without angle brackets, <c>uuid@163.com</c>.</summary>
    public required string MessageId { get; init; }

    /// <summary>The subject, at most 998 UTF-16 code units, without control characters. May be empty.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The recipients in <c>To</c>.</summary>
    public IReadOnlyList<Mailbox> To { get; init; } = [];

    /// <summary>The recipients in <c>Cc</c>.</summary>
    public IReadOnlyList<Mailbox> Cc { get; init; } = [];

    /// <summary>The recipients that stand in the envelope only.</summary>
    public IReadOnlyList<Mailbox> Bcc { get; init; } = [];

    /// <summary>Where answers go, when not to the account.</summary>
    public IReadOnlyList<Mailbox> ReplyTo { get; init; } = [];

    /// <summary>The body, as HTML, as text, or both.</summary>
    public required Body Body { get; init; }

    /// <summary>The importance shown to recipients.</summary>
    public Importance Importance { get; init; } = Importance.Normal;

    /// <summary>The message id that this mail answers, without angle brackets, or <see langword="null"/>.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>The message ids of the thread, oldest first, without angle brackets. At most 100.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Whether recipients are asked for a read receipt (RFC 8098).</summary>
    public bool RequestReadReceipt { get; init; }

    /// <summary>The attachments in the order in which their bytes come. At most 100.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Says nothing of the content, so that a draft in a log line or an exception gives nothing away.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(Draft);
}
