namespace Smtp163Addin.Sandbox.Conversations;

/// <summary>One line of a conversation.</summary>
/// <param name="At">When it was read or written.</param>
/// <param name="FromClient">Whether the client said it.</param>
/// <param name="Text">The line without CRLF; credentials are replaced by three asterisks, the message by its size.</param>
public sealed record TranscriptLine(DateTimeOffset At, bool FromClient, string Text)
{
    /// <summary>Shows it as transcripts are written.</summary>
    /// <returns>The line after <c>C: </c> or <c>S: </c>.</returns>
    public override string ToString() => (FromClient ? "C: " : "S: ") + Text;
}
