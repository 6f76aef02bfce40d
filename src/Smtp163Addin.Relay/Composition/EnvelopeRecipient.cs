namespace Smtp163Addin.Relay.Composition;

/// <summary>One recipient of the envelope.</summary>
/// <param name="Address">The address in ASCII, for <c>RCPT TO</c>.</param>
/// <param name="AsGiven">The address as it was given, for telling the sender which one was refused.</param>
internal sealed record EnvelopeRecipient(string Address, string AsGiven)
{
    /// <summary>Says nothing of the person.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(EnvelopeRecipient);
}
