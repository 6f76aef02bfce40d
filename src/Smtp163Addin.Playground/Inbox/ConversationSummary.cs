using Smtp163Addin.Sandbox.Conversations;

namespace Smtp163Addin.Playground.Inbox;

/// <summary>A conversation as a test wants to know it.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Logins">How many times credentials were given.</param>
/// <param name="SawFinalDot">Whether a final dot was read.</param>
/// <param name="End">How it ended, <c>Open</c> while it goes on.</param>
/// <param name="Lines">What was said.</param>
internal sealed record ConversationSummary(int Number, int Logins, bool SawFinalDot, string End, IReadOnlyList<string> Lines)
{
    /// <summary>Sums a conversation up.</summary>
    /// <param name="conversation">The conversation.</param>
    public ConversationSummary(Conversation conversation)
        : this(
            conversation.Number,
            conversation.Logins,
            conversation.SawFinalDot,
            conversation.End.ToString(),
            [.. conversation.Transcript.Select(line => line.ToString())])
    {
    }
}
