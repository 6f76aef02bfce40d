namespace Smtp163Addin.Sandbox.Messages;

/// <summary>What a client did that RFC 5321 forbids or that 163's list of extensions does not allow, though the sandbox went on.</summary>
public enum FindingKind
{
    /// <summary>A CR in the message without an LF after it (RFC 5321 section 2.3.8).</summary>
    BareCarriageReturn,

    /// <summary>An LF in the message without a CR before it (RFC 5321 section 2.3.8).</summary>
    BareLineFeed,

    /// <summary>A line of more than 998 octets without its CRLF (RFC 5322 section 2.1.1).</summary>
    LineTooLong,

    /// <summary>A line that began with one dot and had more after it: the client did not stuff it (RFC 5321 section 4.5.2).</summary>
    DotNotStuffed,

    /// <summary>An octet 0 in the message.</summary>
    Nul,

    /// <summary>An octet over 127 in the header; 163 offers no SMTPUTF8.</summary>
    EightBitHeader,

    /// <summary>An octet over 127 in the body although <c>BODY=8BITMIME</c> was not said (RFC 6152).</summary>
    EightBitBodyUndeclared,

    /// <summary>A command came before the reply to the one before it, and PIPELINING was not offered (RFC 2920).</summary>
    CommandTooEarly,

    /// <summary>A command line over 512 octets (RFC 5321 section 4.5.3.1.4), or over 12 288 for AUTH (RFC 4954 section 4).</summary>
    CommandTooLong,

    /// <summary>A command line that did not end in CRLF, or held an octet that is not ASCII text.</summary>
    CommandMalformed,
}
