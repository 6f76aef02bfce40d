using System.Globalization;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Drafts;

/// <summary>Compares what a reader shows with what was written.</summary>
public static class Arrival
{
    private static readonly HashSet<string> AllowedFields = new(StringComparer.OrdinalIgnoreCase)
    {
        "Date", "From", "Reply-To", "To", "Cc", "Subject", "Message-Id", "In-Reply-To", "References", "Importance", "X-Priority",
        "Disposition-Notification-To", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    };

    /// <summary>Lists the differences between a mail and its draft.</summary>
    /// <param name="mail">The mail as a reader shows it.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="contents">The bytes of the draft's attachments.</param>
    /// <param name="addedFields">Header fields that servers on the way add, such as <c>Received</c>.</param>
    /// <returns>One line each; none when what arrived is what was written.</returns>
    public static IReadOnlyList<string> Differences(
        ReadMail mail, Draft draft, IReadOnlyList<Content> contents, params IReadOnlyList<string> addedFields)
    {
        var account = new Mailbox(draft.Account.DisplayName, draft.Account.Address);
        var differences = new List<string>();
        Compare(differences, "subject", draft.Subject, mail.Subject);
        Compare(differences, "from", Mailboxes([account]), Mailboxes(mail.From));
        Compare(differences, "to", Mailboxes(draft.To), Mailboxes(mail.To));
        Compare(differences, "cc", Mailboxes(draft.Cc), Mailboxes(mail.Cc));
        Compare(differences, "reply-to", Mailboxes(draft.ReplyTo), Mailboxes(mail.ReplyTo));
        Compare(differences, "notification", Mailboxes(draft.RequestReadReceipt ? [account] : []), Mailboxes(mail.NotificationTo));
        Compare(differences, "message id", $"<{draft.MessageId}>", mail.MessageId);
        Compare(differences, "in-reply-to", draft.InReplyTo is null ? null : $"<{draft.InReplyTo}>", mail.InReplyTo);
        Compare(differences, "references", string.Join(' ', draft.References.Select(reference => $"<{reference}>")), string.Join(' ', mail.References));
        Compare(differences, "importance", draft.Importance switch { Importance.High => "high", Importance.Low => "low", _ => null }, mail.Importance);
        Compare(differences, "priority", draft.Importance switch { Importance.High => "1", Importance.Low => "5", _ => null }, mail.Priority);
        // mailparser shows an empty part as none; the structure tells the two apart.
        Compare(differences, "html", WithCrLf(draft.Body.Html ?? ""), WithCrLf(mail.Html ?? ""));
        if (draft.Body.Text is not null)
        {
            Compare(differences, "text", WithCrLf(draft.Body.Text), WithCrLf(mail.Text ?? ""));
        }

        Compare(differences, "structure", Structure(draft), mail.Structure ?? Structure(draft));
        Compare(differences, "number of attachments", Count(draft.Attachments.Count), Count(mail.Attachments.Count));
        foreach (var ((attachment, content), arrived) in draft.Attachments.Zip(contents).Zip(mail.Attachments))
        {
            Compare(differences, "file name", attachment.Name, arrived.FileName);
            Compare(differences, "name of the type", attachment.Name, arrived.TypeName ?? attachment.Name);
            Compare(differences, "type", ExpectedType(attachment), arrived.ContentType);
            Compare(differences, "content id", attachment.ContentId is null ? null : $"<{attachment.ContentId}>", arrived.ContentId);
            Compare(differences, "disposition", IsInline(draft, attachment) ? "inline" : "attachment", arrived.Disposition);
            Compare(differences, "size", Count(content.Length), Count(arrived.Size));
            Compare(differences, "SHA-256", content.Hash(), arrived.Sha256);
        }

        differences.AddRange(mail.Fields.Where(field => !AllowedFields.Contains(field) && !addedFields.Contains(field, StringComparer.OrdinalIgnoreCase))
            .Select(field => $"header {field} should not be there"));
        return differences;
    }

    /// <summary>Makes every newline CRLF, as it is on the wire.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text with CRLF.</returns>
    public static string WithCrLf(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\n", "\r\n", StringComparison.Ordinal);

    /// <summary>The type that an attachment goes out as.</summary>
    /// <param name="attachment">The attachment.</param>
    /// <returns>The media type without parameters.</returns>
    private static string ExpectedType(Attachment attachment)
    {
        var essence = (attachment.ContentType ?? "").Split(';')[0].Trim();
        return essence.Contains('/', StringComparison.Ordinal) && !essence.Contains(' ', StringComparison.Ordinal)
            && !essence.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && !essence.StartsWith("message/", StringComparison.OrdinalIgnoreCase)
            ? essence
            : "application/octet-stream";
    }

    private static bool IsInline(Draft draft, Attachment attachment) => draft.Body.Html is not null && attachment.ContentId is not null;

    private static string Structure(Draft draft)
    {
        var types = draft.Attachments.Select(ExpectedType).ToArray();
        var inline = 1 + draft.Attachments.ToList().FindLastIndex(attachment => IsInline(draft, attachment));
        var root = draft.Body.Html is null ? "text/plain" : "alternative(text/plain,text/html)";
        root = inline == 0 ? root : $"related({string.Join(',', types[..inline].Prepend(root))})";
        return inline == types.Length ? root : $"mixed({string.Join(',', types[inline..].Prepend(root))})";
    }

    private static string Mailboxes(IEnumerable<Mailbox> mailboxes) =>
        Mailboxes(mailboxes.Select(mailbox => new ReadMailbox(mailbox.Name, mailbox.Address)));

    private static string Mailboxes(IEnumerable<ReadMailbox> mailboxes) =>
        string.Join("; ", mailboxes.Select(mailbox => $"{(string.IsNullOrWhiteSpace(mailbox.Name) ? "" : mailbox.Name)} <{InPunycode(mailbox.Address)}>"));

    private static string InPunycode(string address)
    {
        var at = address.LastIndexOf('@');
        var domain = address[(at + 1)..];
#pragma warning disable CA1308 // Domains are compared without case, and shown in lower case when they differ.
        return address[..at] + "@" + (domain.Any(character => character > '~') ? new IdnMapping().GetAscii(domain) : domain).ToLowerInvariant();
#pragma warning restore CA1308
    }

    private static string Count(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Compare(List<string> differences, string what, string? written, string? arrived)
    {
        if (!string.Equals(written, arrived, StringComparison.Ordinal))
        {
            differences.Add($"{what}: {Show(written, arrived)} was written, {Show(arrived, written)} arrived");
        }
    }

    // Long texts are shown from a little before where they differ.
    private static string Show(string? text, string? other)
    {
        if (text is null)
        {
            return "nothing";
        }

        var same = text.AsSpan().CommonPrefixLength(other);
        var start = Math.Max(0, same - 30);
        var excerpt = text.AsSpan(start, Math.Min(80, text.Length - start));
        return string.Create(CultureInfo.InvariantCulture, $"'{System.Text.Json.JsonEncodedText.Encode(excerpt)}' (from {start} of {text.Length})");
    }
}
