namespace Smtp163Addin.Relay.Conversations;

/// <summary>What ended a conversation without a reply.</summary>
internal enum Trouble
{
    /// <summary>There is no connection, or it is lost.</summary>
    Lost,

    /// <summary>The answer is not SMTP, out of place or too long.</summary>
    Garbled,

    /// <summary>The answer did not come in time.</summary>
    Late,

    /// <summary>The server's certificate or its TLS is not acceptable.</summary>
    Untrusted,

    /// <summary>The caller gave up.</summary>
    GivenUp,
}
