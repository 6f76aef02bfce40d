using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Relay.Composition;

/// <summary>Who sends a mail and who gets it (RFC 5321 section 2.3.1).</summary>
/// <param name="Sender">The account's address, for <c>MAIL FROM</c>.</param>
/// <param name="Recipients">To, Cc and Bcc in this order, each mailbox once.</param>
internal sealed record Envelope(string Sender, IReadOnlyList<EnvelopeRecipient> Recipients)
{
    /// <summary>Takes the envelope from a draft whose addresses were checked.</summary>
    /// <param name="draft">The draft.</param>
    /// <returns>The envelope. Of a mailbox that stands twice, the first spelling counts.</returns>
    /// <exception cref="ArgumentException">An address breaks the rules of <see cref="EmailAddress"/>.</exception>
    public static Envelope From(Draft draft)
    {
        var recipients = draft.To.Concat(draft.Cc).Concat(draft.Bcc)
            .Select(mailbox => (mailbox.Address, Parsed: WireAddress.Of(mailbox)))
            .DistinctBy(recipient => recipient.Parsed)
            .Select(recipient => new EnvelopeRecipient(recipient.Parsed.Wire, recipient.Address));

        return new Envelope(draft.Account.Address, [.. recipients]);
    }

    /// <summary>Says nothing of the people.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(Envelope);
}
