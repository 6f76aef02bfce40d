namespace Smtp163Addin.Relay.Drafts;

/// <summary>The rule for message ids and content ids (RFC 5322 section 3.6.4, RFC 2045 section 7).</summary>
public static class MessageIdentifier
{
    /// <summary>The longest id without its angle brackets, in characters: it must fit on one line of 998 octets.</summary>
    public const int LongestIdentifier = 900;

    /// <summary>Checks a message id of another mail, as <c>In-Reply-To</c> and <c>References</c> name it.</summary>
    /// <param name="identifier">The id, with or without angle brackets.</param>
    /// <returns>The id without angle brackets, or the reason why it is none.</returns>
    public static Checked<string> ParseMessageId(string? identifier) =>
        identifier is ['<', .., '>'] ? ParseContentId(identifier[1..^1]) : ParseContentId(identifier);

    /// <summary>Checks a content id, as the HTML names it after <c>cid:</c>.</summary>
    /// <param name="identifier">The id without angle brackets.</param>
    /// <returns>The same id, or the reason why it is none.</returns>
    public static Checked<string> ParseContentId(string? identifier) => identifier switch
    {
        null or "" => new Checked<string>.Refused("It is empty; leave it out or give an id such as part1@example.com."),
        { Length: > LongestIdentifier } => new Checked<string>.Refused("It is longer than 900 characters."),
        _ when !identifier.All(IsIdentifierCharacter) =>
            new Checked<string>.Refused("It has a character that cannot stand in a message id (RFC 5322 section 3.6.4)."),
        _ => new Checked<string>.Accepted(identifier),
    };

    // Ids in the wild have more than dot-atoms (RFC 5322 section 3.6.4 also allows literals), and a reply must not fail over the
    // id of the mail it answers. What would end the id, quote or comment is out.
    private static bool IsIdentifierCharacter(char character) =>
        character is > ' ' and <= '~' && !"<>()\"\\,;".Contains(character, StringComparison.Ordinal);
}
