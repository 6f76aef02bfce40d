using MailKit.Net.Smtp;
using MimeKit;

namespace Smtp163Addin.Relay.Conversations;

/// <summary>MailKit's client, which tries every recipient before it stops.</summary>
internal sealed class WatchedSmtpClient : SmtpClient
{
    /// <summary>Makes a client that says nothing about this machine.</summary>
    public WatchedSmtpClient()
    {
        // Goes out as the address literal [127.0.0.1] (RFC 5321 section 4.1.3). Left unset it would be the machine's name.
        LocalDomain = "127.0.0.1";
    }

    /// <summary>Does not stop: <see cref="Dialogue"/> remembers the refusal and stops before DATA.</summary>
    /// <param name="message">The message.</param>
    /// <param name="mailbox">A stand-in for the recipient.</param>
    /// <param name="response">What MailKit was told.</param>
    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
    }
}
