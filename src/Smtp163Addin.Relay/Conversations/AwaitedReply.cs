namespace Smtp163Addin.Relay.Conversations;

/// <summary>What 163 is to answer next.</summary>
internal enum AwaitedReply
{
    /// <summary>The greeting that opens the conversation.</summary>
    Greeting,

    /// <summary>The list of extensions.</summary>
    Extensions,

    /// <summary>The verdict on the login, or a question that belongs to it.</summary>
    Login,

    /// <summary>MAIL FROM.</summary>
    Sender,

    /// <summary>RCPT TO.</summary>
    Recipient,

    /// <summary>DATA.</summary>
    Data,

    /// <summary>The final dot.</summary>
    Message,
}
