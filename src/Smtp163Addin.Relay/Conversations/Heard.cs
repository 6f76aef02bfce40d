using Smtp163Addin.Relay.Replies;

namespace Smtp163Addin.Relay.Conversations;

/// <summary>What came when a reply was awaited: the reply, or the trouble that there is none.</summary>
/// <param name="Reply">The reply, or <see langword="null"/>.</param>
/// <param name="Trouble">What came instead; without meaning when there is a reply.</param>
internal readonly record struct Heard(Reply? Reply, Trouble Trouble)
{
    /// <summary>A whole reply.</summary>
    /// <param name="reply">The reply.</param>
    public static implicit operator Heard(Reply reply) => new(reply, default);

    /// <summary>No reply.</summary>
    /// <param name="trouble">Why.</param>
    public static implicit operator Heard(Trouble trouble) => new(null, trouble);
}
