namespace Smtp163Addin.Relay.Drafts;

/// <summary>What is announced of an attachment. Its bytes come from an <see cref="IAttachmentReader"/>.</summary>
/// <param name="Name">The file name as recipients see it, at most 512 UTF-16 code units.</param>
/// <param name="ContentType">The media type <c>type/subtype</c> with optional parameters, or <see langword="null"/> for <c>application/octet-stream</c>.</param>
/// <param name="Size">The number of bytes.</param>
/// <param name="ContentId">Set for an inline image that the HTML names as <c>cid:</c>; without angle brackets.</param>
public sealed record Attachment(string Name, string? ContentType, long Size, string? ContentId = null)
{
    /// <summary>Says nothing of the content.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(Attachment);
}
