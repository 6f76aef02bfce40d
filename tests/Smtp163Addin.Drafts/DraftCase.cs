using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Drafts;

/// <summary>One draft of the table and the bytes of its attachments.</summary>
/// <param name="Name">What is special about it; unique in the table.</param>
/// <param name="Draft">The draft.</param>
/// <param name="Contents">The bytes of each attachment.</param>
public sealed record DraftCase(string Name, Draft Draft, IReadOnlyList<Content> Contents)
{
    /// <summary>Gives the bytes anew; each call makes a reader that can be used once.</summary>
    /// <returns>The reader.</returns>
    public IAttachmentReader OpenAttachments() => new ContentReader(Contents);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
