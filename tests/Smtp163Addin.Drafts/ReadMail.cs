namespace Smtp163Addin.Drafts;

/// <summary>What a reader made of a mail. A member that a reader does not tell is <see langword="null"/>.</summary>
public sealed record ReadMail
{
    /// <summary>The decoded subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The mailboxes of <c>From</c>.</summary>
    public required IReadOnlyList<ReadMailbox> From { get; init; }

    /// <summary>The mailboxes of <c>To</c>.</summary>
    public required IReadOnlyList<ReadMailbox> To { get; init; }

    /// <summary>The mailboxes of <c>Cc</c>.</summary>
    public required IReadOnlyList<ReadMailbox> Cc { get; init; }

    /// <summary>The mailboxes of <c>Reply-To</c>.</summary>
    public required IReadOnlyList<ReadMailbox> ReplyTo { get; init; }

    /// <summary>The mailboxes of <c>Disposition-Notification-To</c>.</summary>
    public required IReadOnlyList<ReadMailbox> NotificationTo { get; init; }

    /// <summary>When the mail was sent.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>The message id with angle brackets.</summary>
    public required string? MessageId { get; init; }

    /// <summary>The id of the mail it answers, with angle brackets.</summary>
    public required string? InReplyTo { get; init; }

    /// <summary>The ids of the thread, with angle brackets.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>The value of <c>Importance</c>.</summary>
    public required string? Importance { get; init; }

    /// <summary>The value of <c>X-Priority</c>.</summary>
    public required string? Priority { get; init; }

    /// <summary>The text body.</summary>
    public required string? Text { get; init; }

    /// <summary>The HTML body.</summary>
    public required string? Html { get; init; }

    /// <summary>The tree of parts, as in <c>mixed(text/plain,image/png)</c>.</summary>
    public required string? Structure { get; init; }

    /// <summary>The other parts in order.</summary>
    public required IReadOnlyList<ReadAttachment> Attachments { get; init; }

    /// <summary>The names of the header fields in order; some readers tell them in lower case.</summary>
    public required IReadOnlyList<string> Fields { get; init; }
}
