namespace Smtp163Addin.Relay.Drafts;

/// <summary>A 163 mailbox and the authorization code that its owner made for mail programs.</summary>
/// <param name="Address">The whole address, in lower case, at 163.com.</param>
/// <param name="AuthorizationCode">1 to 64 characters of ASCII 0x21 to 0x7E, white space removed.</param>
/// <param name="DisplayName">The name that recipients see beside the address, or <see langword="null"/>.</param>
public sealed record Account(string Address, string AuthorizationCode, string? DisplayName = null)
{
    /// <summary>Says nothing of the account, so that it cannot get into a log line or an exception.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(Account);
}
