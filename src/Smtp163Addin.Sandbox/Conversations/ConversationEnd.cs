namespace Smtp163Addin.Sandbox.Conversations;

/// <summary>How a conversation ended.</summary>
public enum ConversationEnd
{
    /// <summary>It is still going on.</summary>
    Open,

    /// <summary>The client said QUIT and was answered.</summary>
    Quit,

    /// <summary>The client went away between commands.</summary>
    DroppedByClient,

    /// <summary>The client went away between 354 and the final dot: nothing was accepted.</summary>
    DroppedInBody,

    /// <summary>The client went away after the final dot, before it had the answer.</summary>
    DroppedBeforeAnswer,

    /// <summary>There was never TLS: the client refused the certificate or the version, or went away.</summary>
    HandshakeFailed,

    /// <summary>The client said nothing for too long.</summary>
    Idle,

    /// <summary>A fault ended it, or the sandbox stopped.</summary>
    EndedByServer,
}
