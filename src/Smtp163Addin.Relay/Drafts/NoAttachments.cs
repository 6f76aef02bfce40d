namespace Smtp163Addin.Relay.Drafts;

/// <summary>The reader of a draft that has no attachments.</summary>
public sealed class NoAttachments : IAttachmentReader
{
    private NoAttachments()
    {
    }

    /// <summary>The one instance.</summary>
    public static NoAttachments Instance { get; } = new();

    /// <inheritdoc/>
    public ValueTask<Stream> OpenAsync(int index, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("The draft announces no attachment.");
}
