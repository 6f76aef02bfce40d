using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Smtp163Addin.Api.Accounts;

/// <summary>The body of <c>POST /accounts/verify</c>.</summary>
internal sealed record VerifyRequest
{
    [Required]
    [Description("A 163.com mailbox in any letter case; a bare user name gets @163.com.")]
    public string? Address { get; init; }

    [Required]
    [Description("1 to 64 characters of ASCII 0x21 to 0x7E after white space is removed. Never echoed, never stored.")]
    public string? AuthorizationCode { get; init; }

    public override string ToString() => nameof(VerifyRequest);
}
