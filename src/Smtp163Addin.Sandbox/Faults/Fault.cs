namespace Smtp163Addin.Sandbox.Faults;

/// <summary>One thing that goes wrong in one conversation.</summary>
/// <param name="Stage">When.</param>
/// <param name="Action">What.</param>
public sealed record Fault(FaultStage Stage, FaultAction Action)
{
    /// <summary>At which time the stage is reached, from 1: the number of the recipient at <see cref="FaultStage.RcptTo"/>.</summary>
    public int Occurrence { get; init; } = 1;

    /// <summary>After how many octets of the message, stuffed dots included. At <see cref="FaultStage.Body"/> only.</summary>
    public long AfterOctets { get; init; }

    /// <summary>
    /// At <see cref="FaultStage.EndOfData"/>: whether the server forgets the message, as one that broke down before it queued it.
    /// A reply other than 2xx refuses it anyway.
    /// </summary>
    public bool LosesMessage { get; init; }
}
