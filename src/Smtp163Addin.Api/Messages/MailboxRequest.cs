using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Api.Messages;

/// <summary>A name and an address on the wire.</summary>
internal sealed record MailboxRequest
{
    [MaxLength(HeaderText.LongestName)]
    [Description("The display name.")]
    public string? Name { get; init; }

    [Required]
    [Description("RFC 5321, at most 254 octets; the domain may be internationalised, the local part may not.")]
    public string? Address { get; init; }

    public override string ToString() => nameof(MailboxRequest);
}
