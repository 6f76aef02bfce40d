namespace Smtp163Addin.Relay.Outcomes;

/// <summary>Whether a mail that was not confirmed may have been delivered.</summary>
public enum Delivery
{
    /// <summary>Nothing was delivered to anyone.</summary>
    No,

    /// <summary>The answer to the final dot is missing: the mail may have been sent.</summary>
    Unknown,
}
