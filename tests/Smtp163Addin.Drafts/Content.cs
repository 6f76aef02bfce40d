using System.Security.Cryptography;

namespace Smtp163Addin.Drafts;

/// <summary>The bytes of an attachment: given ones, or as many as wanted that look random and are the same each time.</summary>
public sealed class Content
{
    private readonly byte[]? _bytes;
    private readonly int _seed;

    private Content(byte[]? bytes, long length, int seed)
    {
        _bytes = bytes;
        _seed = seed;
        Length = length;
    }

    /// <summary>The number of bytes.</summary>
    public long Length { get; }

    /// <summary>Takes given bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The content.</returns>
    public static Content Of(ReadOnlySpan<byte> bytes) => new(bytes.ToArray(), bytes.Length, 0);

    /// <summary>Makes bytes up; they are not kept in memory.</summary>
    /// <param name="length">How many.</param>
    /// <param name="seed">Which ones.</param>
    /// <returns>The content.</returns>
    public static Content Random(long length, int seed = 163) => new(null, length, seed);

    /// <summary>Opens the bytes.</summary>
    /// <returns>A stream that is read once, forward.</returns>
    public Stream Open() => _bytes is null ? new RandomStream(Length, _seed) : new MemoryStream(_bytes, writable: false);

    /// <summary>The SHA-256 of the bytes.</summary>
    /// <returns>In lower-case hexadecimal digits.</returns>
    public string Hash()
    {
        using var stream = Open();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
