using Smtp163Addin.Relay.Outcomes;
using Smtp163Addin.Sandbox.Faults;

namespace Smtp163Addin.Relay.Tests.Faults;

/// <summary>One way in which a conversation goes wrong, and what the sender is to be told.</summary>
/// <param name="Name">Stage and fault, in words.</param>
/// <param name="Fault">What goes wrong; <see langword="null"/> when nothing listens at all.</param>
/// <param name="Told">The codes that are right; <see langword="null"/> among them stands for sent. Nearly always one.</param>
internal sealed record FaultCase(string Name, Fault? Fault, params FailureCode?[] Told)
{
    /// <summary>Whether the relay's clock must go on before it gives up. Otherwise it stands still.</summary>
    public bool TakesTime { get; init; }

    /// <summary>Whether the sandbox goes by the relay's clock; else by the real one.</summary>
    public bool SharesClock { get; init; }

    /// <summary>Whether the same request may be sent again, when it failed.</summary>
    public bool Retryable { get; init; }

    /// <summary>Whether the upload waits in its middle until the relay ends it, so that the fault is noticed before the final dot.</summary>
    public bool UploadWaits { get; init; }
}
