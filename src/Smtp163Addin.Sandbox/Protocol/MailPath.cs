namespace Smtp163Addin.Sandbox.Protocol;

/// <summary>The path of MAIL FROM and RCPT TO (RFC 5321 section 4.1.2).</summary>
/// <param name="Address">What stands between the angle brackets; empty for the null sender.</param>
/// <param name="Parameters">What stands after them.</param>
internal sealed record MailPath(string Address, IReadOnlyList<string> Parameters)
{
    public string LocalPart => Address[..Math.Max(0, Address.LastIndexOf('@'))];

    public bool HasDomain => Address.LastIndexOf('@') is var at && at > 0 && at < Address.Length - 1;

    /// <summary>Reads what follows <c>MAIL</c> or <c>RCPT</c>, or gives null when it is not of the required form.</summary>
    public static MailPath? Parse(string arguments, string keyword)
    {
        if (!arguments.StartsWith(keyword + ":<", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        int start = keyword.Length + 2;
        bool quoted = false;
        for (int i = start; i < arguments.Length; i++)
        {
            char character = arguments[i];
            if (quoted && character == '\\')
            {
                i++;
            }
            else if (character == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && character == '>')
            {
                string rest = arguments[(i + 1)..];
                return rest.Length > 0 && rest[0] != ' '
                    ? null
                    : new MailPath(arguments[start..i], rest.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
            else if (!quoted && character is '<' or ' ')
            {
                return null;
            }
        }

        return null;
    }
}
