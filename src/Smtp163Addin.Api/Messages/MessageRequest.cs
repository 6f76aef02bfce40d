using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Smtp163Addin.Api.Requests;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Api.Messages;

/// <summary>The first part of <c>POST /messages</c>.</summary>
internal sealed record MessageRequest
{
    [Required]
    [Description("Who sends. The envelope sender and From are always this address.")]
    public AccountRequest? Account { get; init; }

    [Description("A UUID; becomes <uuid@163.com>. A client that tries again sends the same one. Without it the server makes one.")]
    public string? MessageId { get; init; }

    [MaxLength(HeaderText.LongestSubject)]
    [Description("May be empty.")]
    public string? Subject { get; init; }

    [Description("At least one recipient in all of to, cc and bcc.")]
    public IReadOnlyList<MailboxRequest?>? To { get; init; }

    public IReadOnlyList<MailboxRequest?>? Cc { get; init; }

    [Description("Reaches the envelope and never a header.")]
    public IReadOnlyList<MailboxRequest?>? Bcc { get; init; }

    [Description("Where answers go, when not to the account.")]
    public IReadOnlyList<MailboxRequest?>? ReplyTo { get; init; }

    [Required]
    [Description("html, text or both.")]
    public BodyRequest? Body { get; init; }

    [AllowedValues("low", "normal", "high", null)]
    public string? Importance { get; init; }

    [Description("The message id that this mail answers.")]
    public string? InReplyTo { get; init; }

    [MaxLength(DraftChecks.MostReferences)]
    [Description("The message ids of the thread, oldest first.")]
    public IReadOnlyList<string?>? References { get; init; }

    public bool? RequestReadReceipt { get; init; }

    [MaxLength(DraftChecks.MostAttachments)]
    [Description("What the parts named attachment hold, in their order.")]
    public IReadOnlyList<AttachmentRequest?>? Attachments { get; init; }

    public override string ToString() => nameof(MessageRequest);
}
