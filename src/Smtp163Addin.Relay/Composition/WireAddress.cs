using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Relay.Composition;

/// <summary>Takes the address in ASCII from a mailbox that was checked before.</summary>
internal static class WireAddress
{
    /// <summary>Parses the address of a mailbox.</summary>
    /// <param name="mailbox">A mailbox of a draft.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ArgumentException">The address breaks the rules; the message does not repeat it.</exception>
    public static EmailAddress Of(Mailbox mailbox) => EmailAddress.Parse(mailbox.Address) switch
    {
        Checked<EmailAddress>.Accepted accepted => accepted.Value,
        _ => throw new ArgumentException("An address of the draft was not checked by EmailAddress.Parse.", nameof(mailbox)),
    };
}
