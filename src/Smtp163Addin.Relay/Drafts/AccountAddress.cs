namespace Smtp163Addin.Relay.Drafts;

/// <summary>The rule for the address of a 163 account.</summary>
public static class AccountAddress
{
    /// <summary>The only domain whose mailboxes can sign in.</summary>
    public const string Domain = "163.com";

    /// <summary>
    /// Checks the address of an account and brings it into lower case. A bare user name gets <c>@163.com</c>; every other domain is
    /// refused.
    /// </summary>
    /// <param name="address">The address or user name, in any letter case.</param>
    /// <returns>The whole address in lower case, or the reason why it is no 163 account.</returns>
    public static Checked<string> Parse(string? address)
    {
        if (string.IsNullOrEmpty(address))
        {
            return new Checked<string>.Refused("It is empty; give the 163 address, such as name@163.com.");
        }

        var at = address.IndexOf('@', StringComparison.Ordinal);
        var (userName, domain) = at < 0 ? (address, Domain) : (address[..at], address[(at + 1)..]);
        if (!string.Equals(domain, Domain, StringComparison.OrdinalIgnoreCase))
        {
            return new Checked<string>.Refused("Only a 163.com address can be used here, such as name@163.com.");
        }

        if (!EmailAddress.IsDotString(userName) || EmailAddress.Parse(userName + "@" + Domain) is not Checked<EmailAddress>.Accepted)
        {
            return new Checked<string>.Refused("The part before @163.com is not a user name; give the address such as name@163.com.");
        }

#pragma warning disable CA1308 // An address is written in lower case; this is not a comparison.
        return new Checked<string>.Accepted(userName.ToLowerInvariant() + "@" + Domain);
#pragma warning restore CA1308
    }
}
