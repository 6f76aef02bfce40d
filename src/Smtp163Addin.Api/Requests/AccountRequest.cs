using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Api.Requests;

/// <summary>The account of a message or of feedback, on the wire.</summary>
internal sealed record AccountRequest
{
    [Required]
    [Description("A 163.com mailbox in any letter case; a bare user name gets @163.com.")]
    public string? Address { get; init; }

    [Required]
    [Description("1 to 64 characters of ASCII 0x21 to 0x7E after white space is removed. Never echoed, never stored.")]
    public string? AuthorizationCode { get; init; }

    [MaxLength(HeaderText.LongestName)]
    [Description("The name that recipients see beside the address.")]
    public string? DisplayName { get; init; }

    /// <summary>Checks the account.</summary>
    /// <param name="path">Where it stands in the request.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <returns>The account, or <see langword="null"/> when something is wrong with it.</returns>
    public Account? Check(string path, FieldErrors errors)
    {
        var address = errors.Take($"{path}.address", AccountAddress.Parse(Address));
        var code = errors.Take($"{path}.authorizationCode", Relay.Drafts.AuthorizationCode.Parse(AuthorizationCode));
        var name = DisplayName is null
            ? null
            : errors.Take($"{path}.displayName", HeaderText.Check(DisplayName, HeaderText.LongestName));
        return address is null || code is null || name is null != DisplayName is null ? null : new Account(address, code, name);
    }

    public override string ToString() => nameof(AccountRequest);
}
