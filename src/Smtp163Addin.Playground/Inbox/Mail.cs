namespace Smtp163Addin.Playground.Inbox;

/// <summary>A mail, taken apart for the page.</summary>
internal sealed record Mail
{
    /// <summary>Counts from 1 in the order of receipt.</summary>
    public required int Number { get; init; }

    /// <summary>The queue id that the sandbox answered with.</summary>
    public required string QueueId { get; init; }

    /// <summary>When the final dot came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Bytes of the whole mail.</summary>
    public required long Size { get; init; }

    /// <summary>The decoded subject, empty when there is none.</summary>
    public required string Subject { get; init; }

    /// <summary>The field From, decoded.</summary>
    public required string From { get; init; }

    /// <summary>The field To, decoded.</summary>
    public required string To { get; init; }

    /// <summary>The field Cc, decoded, empty when there is none.</summary>
    public required string Cc { get; init; }

    /// <summary>The sender in the envelope.</summary>
    public required string EnvelopeFrom { get; init; }

    /// <summary>The recipients in the envelope.</summary>
    public required IReadOnlyList<string> EnvelopeRecipients { get; init; }

    /// <summary>The HTML body, or <see langword="null"/>.</summary>
    public required string? Html { get; init; }

    /// <summary>The plain text body, or <see langword="null"/>.</summary>
    public required string? Text { get; init; }

    /// <summary>Files and pictures, in the order in which they stand in the mail.</summary>
    public required IReadOnlyList<MailPart> Parts { get; init; }

    /// <summary>All header fields, in their order, as <c>Name: value</c>, undecoded.</summary>
    public required IReadOnlyList<string> Headers { get; init; }

    /// <summary>The SMTP conversation, line by line.</summary>
    public required IReadOnlyList<string> Conversation { get; init; }
}
