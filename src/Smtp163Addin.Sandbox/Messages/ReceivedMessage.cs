using Smtp163Addin.Sandbox.Conversations;

namespace Smtp163Addin.Sandbox.Messages;

/// <summary>A message that the sandbox took responsibility for.</summary>
/// <param name="Number">Counts from 1 in the order of receipt.</param>
/// <param name="QueueId">The id that the final reply named, without host and time.</param>
/// <param name="ReceivedAt">When the final dot came.</param>
/// <param name="MailFrom">The envelope sender as it was given.</param>
/// <param name="Recipients">The accepted envelope recipients as they were given, in their order.</param>
/// <param name="Content">The exact bytes, dots unstuffed, without the final dot. Empty when the options say that bytes are not kept.</param>
/// <param name="Size">The number of those bytes.</param>
/// <param name="Conversation">The conversation that it came in.</param>
public sealed record ReceivedMessage(
    int Number,
    string QueueId,
    DateTimeOffset ReceivedAt,
    string MailFrom,
    IReadOnlyList<string> Recipients,
    ReadOnlyMemory<byte> Content,
    long Size,
    Conversation Conversation)
{
    /// <summary>What the client did wrong while it sent this message. Empty for a good one; at most 100.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Opens the bytes for reading.</summary>
    /// <returns>A stream of its own.</returns>
    public Stream OpenRead() => new MemoryStream(Content.ToArray(), writable: false);

    /// <summary>Says which one it is and nothing of its content.</summary>
    /// <returns>The queue id.</returns>
    public override string ToString() => QueueId;
}
