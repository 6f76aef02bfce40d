namespace Smtp163Addin.Relay.Drafts;

/// <summary>A name and an address (RFC 5322 <c>mailbox</c>).</summary>
/// <param name="Name">The display name, at most 512 UTF-16 code units, or <see langword="null"/>.</param>
/// <param name="Address">The address as it was given (RFC 5321 <c>Mailbox</c>, at most 254 octets; the domain may be internationalised).</param>
public sealed record Mailbox(string? Name, string Address)
{
    /// <summary>Says nothing of the person, so that it cannot get into a log line or an exception.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(Mailbox);
}
