using System.ComponentModel;

namespace Smtp163Addin.Api.Accounts;

/// <summary>The answer to an address and a code that 163 accepted.</summary>
internal sealed record AccountAccepted
{
    [Description("163 accepted the address and the code; nothing was sent.")]
    public string Status { get; } = "accepted";
}
