using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Api.Messages;

/// <summary>The announcement of an attachment on the wire.</summary>
internal sealed record AttachmentRequest
{
    [MaxLength(HeaderText.LongestName)]
    [Description("The file name; without one it becomes attachment-1 and so on.")]
    public string? Name { get; init; }

    [Description("type/subtype with optional parameters; empty, malformed, multipart/* and message/* go out as application/octet-stream.")]
    public string? ContentType { get; init; }

    [Required]
    [Range(0, long.MaxValue)]
    [Description("The exact number of bytes of its part.")]
    public long? Size { get; init; }

    [Description("Set for an inline image that the HTML names as cid:, without angle brackets; each used once.")]
    public string? ContentId { get; init; }

    public override string ToString() => nameof(AttachmentRequest);
}
