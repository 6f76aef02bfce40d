using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;

namespace Smtp163Addin.Api.Pane;

/// <summary>
/// The files of the built pane, read once at start-up. What is not in this list cannot be asked for, whatever a path
/// looks like: no request is ever turned into a path on the disk.
/// </summary>
internal static partial class PaneFiles
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    /// <summary>Reads the pane.</summary>
    /// <param name="options">Where it lies and where office.js comes from.</param>
    /// <returns>Every file with a known media type; empty when the folder is not there.</returns>
    /// <exception cref="InvalidOperationException">A page does not load office.js exactly once.</exception>
    public static IReadOnlyList<PaneFile> Read(PaneOptions options)
    {
        var root = new DirectoryInfo(options.Directory);
        return root.Exists
            ? [.. root.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => Read(root, file, options)).OfType<PaneFile>()]
            : [];
    }

    private static PaneFile? Read(DirectoryInfo root, FileInfo file, PaneOptions options)
    {
        var path = "/" + Path.GetRelativePath(root.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
        if (!ContentTypes.TryGetContentType(path, out var contentType))
        {
            return null;
        }

        var content = File.ReadAllBytes(file.FullName);
        if (path.EndsWith(".html", StringComparison.Ordinal))
        {
            content = Encoding.UTF8.GetBytes(PanePage.Prepare(Encoding.UTF8.GetString(content), options));
        }

        var isText = IsText(contentType);
        return new PaneFile(
            path,
            isText ? contentType + "; charset=utf-8" : contentType,
            content,
            isText ? Compress(content) : null,
            Caching(path));
    }

    private static bool IsText(string contentType) =>
        contentType.StartsWith("text/", StringComparison.Ordinal)
        || contentType is "application/json" or "application/javascript" or "image/svg+xml";

    private static PaneCaching Caching(string path) =>
        HashedName().IsMatch(path) ? PaneCaching.Forever
        : path.StartsWith("/icons/", StringComparison.Ordinal) ? PaneCaching.Day
        : PaneCaching.Never;

    private static ReadOnlyMemory<byte>? Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return compressed.Length < content.Length ? compressed.ToArray() : null;
    }

    // Vite's names: assets/<name>-<eight characters of base64url>.<extension>.
    [GeneratedRegex("^/assets/.+-[A-Za-z0-9_-]{8}\\.[a-z0-9]+$")]
    private static partial Regex HashedName();
}
