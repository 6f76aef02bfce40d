namespace Smtp163Addin.Sandbox.Faults;

/// <summary>What the server does after it said something.</summary>
public enum Afterwards
{
    /// <summary>It goes on as if nothing were.</summary>
    GoOn,

    /// <summary>It closes the connection.</summary>
    Close,

    /// <summary>It resets the connection.</summary>
    Reset,

    /// <summary>It says nothing more, and lets the client talk until the client leaves.</summary>
    StaySilent,
}
