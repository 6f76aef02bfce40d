namespace Smtp163Addin.Relay.Replies;

/// <summary>One whole SMTP reply (RFC 5321 section 4.2) as it was read, before anything is removed from it.</summary>
/// <param name="Code">The reply code, 200 to 599.</param>
/// <param name="Text">The decoded text, lines joined by a newline.</param>
internal sealed record Reply(int Code, string Text)
{
    /// <summary>Whether 163 says yes (2xx) or asks for more (3xx).</summary>
    public bool IsPositive => Code < 400;

    /// <summary>Whether 163 says no for now (4xx).</summary>
    public bool IsTransient => Code is >= 400 and < 500;

    /// <summary>The reply as the sender may see it.</summary>
    /// <returns>The code, and the text without IP addresses.</returns>
    public Outcomes.SmtpReply ToSmtpReply() => new(Code, ReplyText.ForTheSender(Text));

    /// <summary>Says the code only: the text may echo an address.</summary>
    /// <returns>The code.</returns>
    public override string ToString() => Code.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
