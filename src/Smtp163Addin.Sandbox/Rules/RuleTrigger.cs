namespace Smtp163Addin.Sandbox.Rules;

/// <summary>Where a rule looks for its text.</summary>
public enum RuleTrigger
{
    /// <summary>The authorization code begins with it, in any letter case.</summary>
    Code,

    /// <summary>The account's local part begins with it, in any letter case.</summary>
    Account,

    /// <summary>A recipient's local part begins with it, in any letter case.</summary>
    Recipient,

    /// <summary>The subject, decoded, contains it, in any letter case.</summary>
    Subject,
}
