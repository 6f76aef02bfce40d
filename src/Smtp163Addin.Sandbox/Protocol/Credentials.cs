using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Smtp163Addin.Sandbox.Protocol;

/// <summary>What a client gave to sign in. Lives for one command and is never recorded.</summary>
/// <param name="Address">The mailbox in lower case, with its domain.</param>
/// <param name="Code">The authorization code.</param>
internal sealed record Credentials(string Address, string Code)
{
    private const string Domain = "@163.com";

    /// <summary>Reads the message of SASL PLAIN (RFC 4616), or gives null when it is not one.</summary>
    public static Credentials? FromPlain(string base64)
    {
        if (!TryDecode(base64, out string? message))
        {
            return null;
        }

        string[] fields = message.Split('\0');
        return fields is [var asWhom, var user, var code] && user.Length > 0 && (asWhom.Length == 0 || asWhom == user)
            ? FromLogin(user, code)
            : null;
    }

    /// <summary>Takes the two answers of AUTH LOGIN, decoded.</summary>
    public static Credentials FromLogin(string user, string code)
    {
        string address = user.Contains('@', StringComparison.Ordinal) ? user : user + Domain;
        return new Credentials(CultureInfo.InvariantCulture.TextInfo.ToLower(address), code);
    }

    public static bool TryDecode(string base64, [NotNullWhen(true)] out string? text)
    {
        Span<byte> octets = new byte[base64.Length];
        bool decoded = Convert.TryFromBase64String(base64, octets, out int length);
        text = decoded ? Encoding.UTF8.GetString(octets[..length]) : null;
        return decoded;
    }

    /// <summary>Whether 163 would let this in: the one code that is known, or any of the right shape.</summary>
    public bool AreGood(IReadOnlyDictionary<string, string>? codes)
    {
        if (codes is not null)
        {
            return codes.TryGetValue(Address, out string? code) && code == Code;
        }

        return Address.EndsWith(Domain, StringComparison.Ordinal)
            && Address.Length > Domain.Length
            && Code.Length is >= 1 and <= 64
            && Code.All(character => character is >= '!' and <= '~');
    }

    public override string ToString() => nameof(Credentials);
}
