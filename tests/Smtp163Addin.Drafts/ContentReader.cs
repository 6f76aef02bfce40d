using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Drafts;

/// <summary>Gives the bytes of a case as the service does: each attachment once, in order.</summary>
/// <param name="contents">The bytes of each attachment.</param>
public sealed class ContentReader(IReadOnlyList<Content> contents) : IAttachmentReader
{
    private int _next;

    /// <inheritdoc/>
    public ValueTask<Stream> OpenAsync(int index, CancellationToken cancellationToken) =>
        index == _next
            ? new ValueTask<Stream>(contents[_next++].Open())
            : throw new InvalidOperationException($"Attachment {index} was asked for when {_next} was next.");
}
