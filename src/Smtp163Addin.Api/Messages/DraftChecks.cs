using System.Globalization;
using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Api.Problems;
using Smtp163Addin.Api.Requests;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Api.Messages;

/// <summary>Turns a message of the wire into a draft, or says what is wrong with it. Nothing is repaired.</summary>
internal static class DraftChecks
{
    /// <summary>The most attachments of a message.</summary>
    public const int MostAttachments = 100;

    /// <summary>The most message ids in <c>references</c>.</summary>
    public const int MostReferences = 100;

    /// <summary>A content type longer than this is malformed, and goes out as <c>application/octet-stream</c>.</summary>
    private const int LongestContentType = 255;

    private static readonly string[] RefusedKindRemedy =
        ["163 is known to refuse files of this kind; put the file into an archive or leave it out."];

    /// <summary>Checks a message.</summary>
    /// <param name="request">The message as it came.</param>
    /// <param name="limits">The operator's limits.</param>
    /// <returns>The draft, or the problem.</returns>
    public static (Draft? Draft, Problem? Problem) Check(MessageRequest request, UploadLimits limits)
    {
        if (OverLimit(request, limits) is { } over)
        {
            return (null, over);
        }

        var errors = new FieldErrors();
        var draft = ReadDraft(request, errors);
        return errors.Any || draft is null ? (null, errors.ToProblem())
            : RefusedKind(draft) is { } refused ? (null, refused)
            : (draft, null);
    }

    private static Problem? OverLimit(MessageRequest request, UploadLimits limits)
    {
        var recipients = Count(request.To) + Count(request.Cc) + Count(request.Bcc);
        if (recipients > limits.Recipients || Count(request.ReplyTo) > limits.Recipients)
        {
            return Problem.At(
                ProblemCode.PayloadTooLarge,
                recipients > limits.Recipients ? "to" : "replyTo",
                string.Create(CultureInfo.InvariantCulture, $"There are more than {limits.Recipients} addresses; send to fewer at once."));
        }

        Int128 bytes = 0;
        foreach (var attachment in request.Attachments ?? [])
        {
            bytes += Math.Max(attachment?.Size ?? 0, 0);
        }

        return bytes <= limits.AttachmentBytes
            ? null
            : Problem.At(
                ProblemCode.PayloadTooLarge,
                "attachments",
                string.Create(CultureInfo.InvariantCulture, $"Together they have more than {limits.AttachmentBytes} bytes; send fewer or smaller ones."));
    }

    private static int Count(IReadOnlyList<MailboxRequest?>? mailboxes) => mailboxes?.Count ?? 0;

    private static Draft? ReadDraft(MessageRequest request, FieldErrors errors)
    {
        var account = ReadAccount(request, errors);
        var messageId = ReadMessageId(request.MessageId, errors);
        var body = ReadBody(request.Body, errors);
        var draft = new Draft
        {
            Account = account ?? new Account("", ""),
            MessageId = messageId,
            Subject = errors.Take("subject", HeaderText.Check(request.Subject ?? "", HeaderText.LongestSubject)) ?? "",
            To = ReadMailboxes("to", request.To, errors),
            Cc = ReadMailboxes("cc", request.Cc, errors),
            Bcc = ReadMailboxes("bcc", request.Bcc, errors),
            ReplyTo = ReadMailboxes("replyTo", request.ReplyTo, errors),
            Body = body,
            Importance = ReadImportance(request.Importance, errors),
            InReplyTo = request.InReplyTo is null
                ? null
                : errors.Take("inReplyTo", MessageIdentifier.ParseMessageId(request.InReplyTo)),
            References = ReadReferences(request.References, errors),
            RequestReadReceipt = request.RequestReadReceipt ?? false,
            Attachments = ReadAttachments(request.Attachments, errors),
        };

        if (Count(request.To) + Count(request.Cc) + Count(request.Bcc) == 0)
        {
            errors.Add("to", "There is no recipient; give at least one in to, cc or bcc.");
        }

        return account is null ? null : draft;
    }

    private static Account? ReadAccount(MessageRequest request, FieldErrors errors)
    {
        if (request.Account is null)
        {
            errors.Add("account", "It is missing; give the 163 address and its authorization code.");
        }

        return request.Account?.Check("account", errors);
    }

    private static string ReadMessageId(string? text, FieldErrors errors)
    {
        var id = Guid.NewGuid();
        if (text is not null && !Guid.TryParseExact(text, "D", out id))
        {
            errors.Add("messageId", "It is not a UUID such as 0d0e6c0a-2b53-4a5e-9c1f-3f6d1a2b4c5d; leave it out and the server makes one.");
        }

        return $"{id:D}@{AccountAddress.Domain}";
    }

    private static Body ReadBody(BodyRequest? body, FieldErrors errors)
    {
        if (body?.Html is null && body?.Text is null)
        {
            errors.Add("body", "It has neither html nor text; give one of them, which may be empty.");
        }

        return new Body(body?.Html, body?.Text);
    }

    private static Importance ReadImportance(string? text, FieldErrors errors)
    {
        switch (text)
        {
            case null or "normal":
                return Importance.Normal;
            case "low":
                return Importance.Low;
            case "high":
                return Importance.High;
            default:
                errors.Add("importance", "It must be low, normal or high.");
                return Importance.Normal;
        }
    }

    private static List<Mailbox> ReadMailboxes(string field, IReadOnlyList<MailboxRequest?>? mailboxes, FieldErrors errors)
    {
        var read = new List<Mailbox>(Count(mailboxes));
        for (var index = 0; index < Count(mailboxes); index++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{field}[{index}]");
            var mailbox = mailboxes![index];
            if (mailbox?.Name is { } name)
            {
                errors.Take($"{path}.name", HeaderText.Check(name, HeaderText.LongestName));
            }

            if (errors.Take($"{path}.address", EmailAddress.Parse(mailbox?.Address)) is not null)
            {
                read.Add(new Mailbox(mailbox!.Name, mailbox.Address!));
            }
        }

        return read;
    }

    private static List<string> ReadReferences(IReadOnlyList<string?>? references, FieldErrors errors)
    {
        if (references is { Count: > MostReferences })
        {
            errors.Add("references", "There are more than 100 message ids; leave out the oldest but the first.");
            return [];
        }

        return
        [
            .. (references ?? []).Select((text, index) => errors.Take(
                string.Create(CultureInfo.InvariantCulture, $"references[{index}]"),
                MessageIdentifier.ParseMessageId(text)) ?? ""),
        ];
    }

    private static List<Attachment> ReadAttachments(IReadOnlyList<AttachmentRequest?>? attachments, FieldErrors errors)
    {
        if (attachments is { Count: > MostAttachments })
        {
            errors.Add("attachments", "There are more than 100; put some of them into one archive.");
            return [];
        }

        var contentIds = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. (attachments ?? []).Select((attachment, index) => ReadAttachment(
                string.Create(CultureInfo.InvariantCulture, $"attachments[{index}]"), index, attachment, contentIds, errors)),
        ];
    }

    private static Attachment ReadAttachment(
        string path, int index, AttachmentRequest? attachment, HashSet<string> contentIds, FieldErrors errors)
    {
        if (attachment?.Size is not >= 0)
        {
            errors.Add($"{path}.size", "It must be the number of bytes, 0 or more.");
        }

        var name = string.IsNullOrEmpty(attachment?.Name)
            ? string.Create(CultureInfo.InvariantCulture, $"attachment-{index + 1}")
            : attachment.Name;
        errors.Take($"{path}.name", HeaderText.Check(name, HeaderText.LongestName));

        var contentType = attachment?.ContentType;
        if (contentType is not null)
        {
            errors.Take($"{path}.contentType", HeaderText.Check(contentType, int.MaxValue));
        }

        var contentId = attachment?.ContentId;
        if (contentId is not null
            && errors.Take($"{path}.contentId", MessageIdentifier.ParseContentId(contentId)) is not null
            && !contentIds.Add(contentId))
        {
            errors.Add($"{path}.contentId", "Another attachment has the same one; each must be used once.");
        }

        return new Attachment(
            name,
            contentType is { Length: > 0 and <= LongestContentType } ? contentType : null,
            attachment?.Size ?? 0,
            contentId);
    }

    private static Problem? RefusedKind(Draft draft)
    {
        var errors = draft.Attachments
            .Select((attachment, index) => (attachment, index))
            .Where(entry => RefusedExtensions.Refuses(entry.attachment.Name))
            .ToDictionary(
                entry => string.Create(CultureInfo.InvariantCulture, $"attachments[{entry.index}].name"),
                _ => RefusedKindRemedy,
                StringComparer.Ordinal);
        return errors.Count == 0 ? null : new Problem(ProblemCode.AttachmentRefused) { Errors = errors };
    }
}
