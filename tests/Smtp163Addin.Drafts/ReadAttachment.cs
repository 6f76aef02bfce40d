namespace Smtp163Addin.Drafts;

/// <summary>An attachment as a reader shows it.</summary>
/// <param name="FileName">The decoded file name.</param>
/// <param name="TypeName">The decoded <c>name</c> of <c>Content-Type</c>, when the reader tells it apart.</param>
/// <param name="ContentType">The media type without parameters.</param>
/// <param name="ContentId">The content id with angle brackets.</param>
/// <param name="Disposition"><c>inline</c> or <c>attachment</c>.</param>
/// <param name="Size">The number of decoded bytes.</param>
/// <param name="Sha256">Their SHA-256 in lower-case hexadecimal digits.</param>
public sealed record ReadAttachment(
    string? FileName, string? TypeName, string ContentType, string? ContentId, string? Disposition, long Size, string Sha256);
