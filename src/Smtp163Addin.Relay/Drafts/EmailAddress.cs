using System.Globalization;
using System.Text;

namespace Smtp163Addin.Relay.Drafts;

/// <summary>
/// An address that can stand in <c>RCPT TO</c> (RFC 5321 section 4.1.2 <c>Mailbox</c>) of a server without SMTPUTF8. Domain
/// literals, comments and groups are refused; an internationalised domain is kept in punycode (UTS 46, RFC 5891).
/// </summary>
public sealed record EmailAddress
{
    /// <summary>The longest address in octets: a path of 256 less its angle brackets (RFC 5321 section 4.5.3.1.3).</summary>
    public const int LongestAddress = 254;

    private const int LongestLocalPart = 64;
    private const int LongestDomain = 253;
    private const int LongestLabel = 63;

    private const string Shape = "It must be an address such as name@example.com.";

    private static readonly IdnMapping Punycode = new() { AllowUnassigned = false, UseStd3AsciiRules = true };

    private EmailAddress(string localPart, string domain)
    {
        LocalPart = localPart;
        Domain = domain;
    }

    /// <summary>The part before the at sign, exactly as given; a quoted one keeps its quotes. Case matters.</summary>
    public string LocalPart { get; }

    /// <summary>The domain in ASCII: punycode where it was internationalised, else as given. Case does not matter.</summary>
    public string Domain { get; }

    /// <summary>The address in ASCII, as it goes onto the wire and into headers.</summary>
    public string Wire => LocalPart + "@" + Domain;

    /// <summary>Checks an address and brings it into the form that goes out.</summary>
    /// <param name="address">The address alone, without a name and without angle brackets.</param>
    /// <returns>The address, or the reason why 163 could not take it.</returns>
    public static Checked<EmailAddress> Parse(string? address)
    {
        if (string.IsNullOrEmpty(address))
        {
            return Refuse("It is empty. " + Shape);
        }

        // Before anything that takes time in proportion to the length: an address may come megabytes long.
        if (address.Length > LongestAddress)
        {
            return RefuseLength();
        }

        if (address.Any(HeaderText.EndsOrControlsLine))
        {
            return Refuse("It contains a control character; remove it.");
        }

        var at = address.LastIndexOf('@');
        if (at < 1 || at == address.Length - 1)
        {
            return Refuse(Shape);
        }

        var localPart = address[..at];
        if (FaultOfLocalPart(localPart) is { } localFault)
        {
            return Refuse(localFault);
        }

        if (ToAscii(address[(at + 1)..]) is not Checked<string>.Accepted { Value: var domain })
        {
            return Refuse(FaultOfDomain(address[(at + 1)..]));
        }

        return localPart.Length + 1 + domain.Length > LongestAddress
            ? RefuseLength()
            : new Checked<EmailAddress>.Accepted(new EmailAddress(localPart, domain));
    }

    /// <summary>Says nothing of the person, so that it cannot get into a log line or an exception.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(EmailAddress);

    /// <summary>Two addresses are one mailbox when the local parts are the same and the domains are, whatever their case.</summary>
    /// <param name="other">The other address.</param>
    /// <returns><see langword="true"/> when a mail to both would arrive twice.</returns>
    public bool Equals(EmailAddress? other) =>
        other is not null
        && string.Equals(LocalPart, other.LocalPart, StringComparison.Ordinal)
        && string.Equals(Domain, other.Domain, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(LocalPart.GetHashCode(StringComparison.Ordinal), Domain.GetHashCode(StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a text is RFC 5321's <c>Dot-string</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns><see langword="true"/> for atoms with single dots between them.</returns>
    internal static bool IsDotString(string text) =>
        text.Length > 0 && text[0] != '.' && text[^1] != '.'
        && !text.Contains("..", StringComparison.Ordinal)
        && text.All(character => character == '.' || IsAtomText(character));

    private static bool IsAtomText(char character) =>
        char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-/=?^_`{|}~".Contains(character, StringComparison.Ordinal);

    private static string? FaultOfLocalPart(string localPart)
    {
        if (localPart.Any(character => character > '\u007e'))
        {
            return "The part before the @ has a character outside ASCII; 163 cannot send to such an address.";
        }

        if (localPart.Length > LongestLocalPart)
        {
            return "The part before the @ is longer than 64 characters.";
        }

        if (localPart.StartsWith('"'))
        {
            return IsQuotedString(localPart)
                ? null
                : "A part before the @ in quotes must end with a quote and have no quote, backslash or angle bracket inside.";
        }

        if (localPart.Contains('(', StringComparison.Ordinal) || localPart.Contains(')', StringComparison.Ordinal))
        {
            return "A comment in brackets cannot stand in an address. " + Shape;
        }

        if (localPart.Contains(':', StringComparison.Ordinal) || localPart.Contains(';', StringComparison.Ordinal))
        {
            return "A group cannot stand where an address is expected; name each recipient. " + Shape;
        }

        return IsDotString(localPart) ? null : "The part before the @ has a character or a dot that cannot stand there. " + Shape;
    }

    // Backslashes and angle brackets are legal in quotes, but not every server on the way reads them alike. What might reach
    // another mailbox than the one that was meant is refused.
    private static bool IsQuotedString(string localPart) =>
        localPart.Length > 2 && localPart[^1] == '"' && !localPart[1..^1].AsSpan().ContainsAny("\"\\<>");

    private static Checked<string> ToAscii(string domain)
    {
        if (domain.Any(IsInvisible))
        {
            return RefusedDomain;
        }

        var ascii = domain;
        if (!Ascii.IsValid(domain))
        {
            try
            {
                ascii = Punycode.GetAscii(domain);
            }
            catch (ArgumentException)
            {
                return RefusedDomain;
            }
        }

        return ascii.Length <= LongestDomain && ascii.Split('.').All(IsLabel) ? new Checked<string>.Accepted(ascii) : RefusedDomain;
    }

    private static Checked<string> RefusedDomain { get; } = new Checked<string>.Refused("");

    // IDNA drops most characters that nobody sees. An address pasted with one is refused, not sent to what it was not.
    // ZERO WIDTH NON-JOINER and JOINER are letters to IDNA where the script needs them.
    private static bool IsInvisible(char character) =>
        char.GetUnicodeCategory(character) == UnicodeCategory.Format && character is not ('\u200c' or '\u200d');

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-'
        && label.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');

    private static string FaultOfDomain(string domain) => domain switch
    {
        ['[', ..] => "An IP address in square brackets cannot stand after the @; use the domain.",
        [.., '.'] => "The domain after the @ ends with a dot; remove it.",
        _ when domain.Any(IsInvisible) => "The domain after the @ has an invisible character; type it anew.",
        _ when domain.Contains('(', StringComparison.Ordinal) => "A comment in brackets cannot stand in an address. " + Shape,
        _ when domain.Contains(';', StringComparison.Ordinal) => "A group cannot stand where an address is expected; name each recipient.",
        _ => "The domain after the @ is not one that mail can be sent to. " + Shape,
    };

    private static Checked<EmailAddress>.Refused Refuse(string reason) => new(reason);

    private static Checked<EmailAddress>.Refused RefuseLength() =>
        Refuse(string.Create(CultureInfo.InvariantCulture, $"It is longer than {LongestAddress} octets, which no mail server takes."));
}
