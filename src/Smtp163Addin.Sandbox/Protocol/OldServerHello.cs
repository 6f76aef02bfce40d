namespace Smtp163Addin.Sandbox.Protocol;

/// <summary>
/// The ServerHello of a server that knows TLS 1.1 at best (RFC 4346). Written out, because the TLS library of a well-kept
/// machine no longer speaks that version even when it is asked to.
/// </summary>
internal static class OldServerHello
{
    /// <summary>The whole record.</summary>
    public static ReadOnlyMemory<byte> Octets { get; } = Make();

    private static byte[] Make()
    {
        const byte Handshake = 22;
        const byte ServerHello = 2;
        byte[] random = new byte[32];
        Array.Fill(random, (byte)0x5A);
        byte[] body = [0x03, 0x02, .. random, 0, 0xC0, 0x13, 0];
        return [Handshake, 0x03, 0x02, 0, (byte)(body.Length + 4), ServerHello, 0, 0, (byte)body.Length, .. body];
    }
}
