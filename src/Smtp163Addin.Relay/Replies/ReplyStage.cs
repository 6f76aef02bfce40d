namespace Smtp163Addin.Relay.Replies;

/// <summary>Where in the conversation a reply came; the number alone does not mean the same everywhere.</summary>
internal enum ReplyStage
{
    /// <summary>Greeting, EHLO, login, MAIL FROM, DATA or the end of the message.</summary>
    Conversation,

    /// <summary>The reply to RCPT TO, which speaks of one recipient.</summary>
    Recipient,
}
