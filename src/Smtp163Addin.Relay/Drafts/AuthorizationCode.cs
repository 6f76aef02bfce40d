namespace Smtp163Addin.Relay.Drafts;

/// <summary>The rule for the code that 163 gives to mail programs in place of the password.</summary>
public static class AuthorizationCode
{
    /// <summary>The longest code, in characters, after white space is removed.</summary>
    public const int LongestCode = 64;

    /// <summary>
    /// Removes all Unicode white space (163 shows the code in groups, and copying brings more) and checks what is left: 1 to 64
    /// characters of ASCII 0x21 to 0x7E.
    /// </summary>
    /// <param name="code">The code as it was typed or pasted.</param>
    /// <returns>The code without white space, or the reason why it cannot be one.</returns>
    public static Checked<string> Parse(string? code)
    {
        var bare = string.Concat((code ?? "").Where(character => !char.IsWhiteSpace(character)));
        return bare switch
        {
            "" => new Checked<string>.Refused("It is empty; give the authorization code that 163 shows in its settings."),
            { Length: > LongestCode } => new Checked<string>.Refused("It is longer than 64 characters; copy the authorization code alone."),
            _ when bare.Any(character => character is < '!' or > '~') =>
                new Checked<string>.Refused("It has a character that no authorization code has; copy it anew from 163's settings."),
            _ => new Checked<string>.Accepted(bare),
        };
    }
}
