namespace Smtp163Addin.Relay.Outcomes;

/// <summary>A reply of 163 as it may be shown to the sender: IPv4 and IPv6 addresses are removed. Never logged.</summary>
/// <param name="Code">The reply code (RFC 5321 section 4.2), 200 to 599.</param>
/// <param name="Text">The text, lines joined by a newline.</param>
public sealed record SmtpReply(int Code, string Text)
{
    /// <summary>Says the code only: the text may echo an address.</summary>
    /// <returns>The code.</returns>
    public override string ToString() => Code.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
