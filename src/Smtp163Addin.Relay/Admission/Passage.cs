namespace Smtp163Addin.Relay.Admission;

/// <summary>One conversation's permission to begin, by which it reports what 163 thinks of this server's address.</summary>
internal sealed class Passage : IDisposable
{
    private readonly PauseGate _gate;

    /// <summary>Made by the gate.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="probed">The pause that this conversation probes, or <see langword="null"/> when there was none.</param>
    internal Passage(PauseGate gate, TimeSpan? probed)
    {
        _gate = gate;
        Probed = probed;
    }

    /// <summary>The pause that this conversation probes the end of, or <see langword="null"/> for one that is no probe.</summary>
    internal TimeSpan? Probed { get; }

    /// <summary>163 answered the login and did not refuse this server's address.</summary>
    public void LetIn() => _gate.LetIn(this);

    /// <summary>163 refused this server's address.</summary>
    /// <returns>How long everybody waits.</returns>
    public TimeSpan Refused() => _gate.Refused(this);

    /// <summary>The conversation is over.</summary>
    public void Dispose() => _gate.Leave(this);
}
