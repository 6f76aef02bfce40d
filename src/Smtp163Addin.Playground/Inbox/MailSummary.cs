namespace Smtp163Addin.Playground.Inbox;

/// <summary>A mail as the list shows it.</summary>
/// <param name="Number">Counts from 1 in the order of receipt.</param>
/// <param name="QueueId">The queue id that the sandbox answered with.</param>
/// <param name="ReceivedAt">When the final dot came.</param>
/// <param name="Size">Bytes of the whole mail.</param>
/// <param name="Subject">The decoded subject.</param>
/// <param name="From">The field From, decoded.</param>
internal sealed record MailSummary(int Number, string QueueId, DateTimeOffset ReceivedAt, long Size, string Subject, string From)
{
    /// <summary>Sums a mail up.</summary>
    /// <param name="mail">The mail.</param>
    public MailSummary(Mail mail)
        : this(mail.Number, mail.QueueId, mail.ReceivedAt, mail.Size, mail.Subject, mail.From)
    {
    }
}
