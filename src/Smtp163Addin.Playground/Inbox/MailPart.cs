using System.Text.Json.Serialization;

namespace Smtp163Addin.Playground.Inbox;

/// <summary>A file or a picture in a mail.</summary>
/// <param name="Index">Its place among them, from 0.</param>
/// <param name="Name">Its decoded file name.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Size">Bytes after decoding.</param>
/// <param name="Sha256">SHA-256 of these bytes, hexadecimal in lower case.</param>
/// <param name="ContentId">The name under which the HTML shows it, or <see langword="null"/>.</param>
/// <param name="Content">The bytes.</param>
internal sealed record MailPart(
    int Index,
    string Name,
    string ContentType,
    long Size,
    string Sha256,
    string? ContentId,
    [property: JsonIgnore] ReadOnlyMemory<byte> Content);
