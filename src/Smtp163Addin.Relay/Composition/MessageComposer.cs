using System.Globalization;
using MimeKit;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Relay.Composition;

/// <summary>
/// Makes the message (RFC 5322, RFC 2045) of a draft. The headers are all written here, since what a library fills in by itself would
/// tell the name of this machine or of the library.
/// </summary>
internal static class MessageComposer
{
    /// <summary>
    /// Composes a draft that keeps the rules of the <c>Drafts</c> folder. The message can be written once, with
    /// <see cref="MimeMessage.WriteToAsync(FormatOptions, Stream, CancellationToken)"/>: that is when the attachments are read.
    /// </summary>
    /// <param name="draft">The draft.</param>
    /// <param name="attachments">The bytes of its attachments, asked for in their order.</param>
    /// <param name="time">The clock that dates the message.</param>
    /// <returns>The message.</returns>
    /// <exception cref="ArgumentException">An address breaks the rules of <see cref="EmailAddress"/>.</exception>
    public static MimeMessage Compose(Draft draft, IAttachmentReader attachments, TimeProvider time) =>
        new(Headers(draft, time)) { Body = MessageBody.Compose(draft, attachments) };

    private static IEnumerable<Header> Headers(Draft draft, TimeProvider time)
    {
        var account = new Mailbox(draft.Account.DisplayName, draft.Account.Address);

        yield return new HeaderValue("Date").Add(Date(time)).ToHeader();
        yield return HeaderFields.Mailboxes("From", [account]);
        if (draft.ReplyTo.Count > 0)
        {
            yield return HeaderFields.Mailboxes("Reply-To", draft.ReplyTo);
        }

        if (draft.To.Count > 0)
        {
            yield return HeaderFields.Mailboxes("To", draft.To);
        }

        if (draft.Cc.Count > 0)
        {
            yield return HeaderFields.Mailboxes("Cc", draft.Cc);
        }

        // A mail to hidden recipients only: without any recipient header, filters take it for a broken mail.
        if (draft.To.Count == 0 && draft.Cc.Count == 0)
        {
            yield return new HeaderValue("To").Add("undisclosed-recipients:;").ToHeader();
        }

        yield return HeaderFields.Unstructured("Subject", draft.Subject);
        yield return HeaderFields.Identifiers("Message-Id", [draft.MessageId]);
        if (draft.InReplyTo is not null)
        {
            yield return HeaderFields.Identifiers("In-Reply-To", [draft.InReplyTo]);
        }

        if (draft.References.Count > 0)
        {
            yield return HeaderFields.Identifiers("References", draft.References);
        }

        if (draft.Importance != Importance.Normal)
        {
            var high = draft.Importance == Importance.High;
            yield return new HeaderValue("Importance").Add(high ? "high" : "low").ToHeader();
            yield return new HeaderValue("X-Priority").Add(high ? "1" : "5").ToHeader();
        }

        if (draft.RequestReadReceipt)
        {
            yield return HeaderFields.Mailboxes("Disposition-Notification-To", [account]);
        }

        yield return new HeaderValue("MIME-Version").Add("1.0").ToHeader();
    }

    private static string Date(TimeProvider time) =>
        time.GetUtcNow().UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
}
