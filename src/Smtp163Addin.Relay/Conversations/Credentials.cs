using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Relay.Conversations;

/// <summary>
/// Writes an account's address and code in the forms of a login, straight into the bytes that go out, so that no other copy of the
/// code is made.
/// </summary>
/// <param name="account">The account.</param>
internal sealed class Credentials(Account account)
{
    private const int LongestAnswer = 512;

    /// <summary>Writes the message of PLAIN (RFC 4616 section 2).</summary>
    /// <param name="wire">Where to.</param>
    public void WritePlain(IBufferWriter<byte> wire) => Write(wire, "\0", account.Address, "\0", account.AuthorizationCode);

    /// <summary>Writes what LOGIN asks for first.</summary>
    /// <param name="wire">Where to.</param>
    public void WriteUserName(IBufferWriter<byte> wire) => Write(wire, account.Address);

    /// <summary>Writes what LOGIN asks for then.</summary>
    /// <param name="wire">Where to.</param>
    public void WriteCode(IBufferWriter<byte> wire) => Write(wire, account.AuthorizationCode);

    /// <summary>Says nothing of the account.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(Credentials);

    private static void Write(IBufferWriter<byte> wire, params ReadOnlySpan<string> parts)
    {
        Span<byte> plain = stackalloc byte[LongestAnswer];
        try
        {
            var length = 0;
            foreach (var part in parts)
            {
                length += Encoding.ASCII.GetBytes(part, plain[length..]);
            }

            var encoded = wire.GetSpan(Base64.GetMaxEncodedToUtf8Length(length) + 2);
            Base64.EncodeToUtf8(plain[..length], encoded, out _, out var written);
            "\r\n"u8.CopyTo(encoded[written..]);
            wire.Advance(written + 2);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }
}
