namespace Smtp163Addin.Api.Tests.Fuzz;

/// <summary>Gives bytes in pieces of a fixed small size, as a network may, and counts how often it was asked.</summary>
internal sealed class DribblingStream(byte[] bytes, int piece) : MemoryStream(bytes, writable: false)
{
    public int Reads { get; private set; }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Reads++;
        return base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
