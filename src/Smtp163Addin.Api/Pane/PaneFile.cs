namespace Smtp163Addin.Api.Pane;

/// <summary>One file of the pane as it is served.</summary>
/// <param name="Path">The URL path, beginning with a slash.</param>
/// <param name="ContentType">The media type, with a charset for text.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Compressed">The bytes in gzip, or <see langword="null"/> where that gains nothing.</param>
/// <param name="Caching">How long browsers may keep it.</param>
internal sealed record PaneFile(
    string Path,
    string ContentType,
    ReadOnlyMemory<byte> Content,
    ReadOnlyMemory<byte>? Compressed,
    PaneCaching Caching)
{
    /// <summary>Whether it is a page, which gets the pane's content security policy.</summary>
    public bool IsPage => Path.EndsWith(".html", StringComparison.Ordinal);
}
