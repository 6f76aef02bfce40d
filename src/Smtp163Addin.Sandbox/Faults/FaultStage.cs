namespace Smtp163Addin.Sandbox.Faults;

/// <summary>When in a conversation a fault strikes: in place of the answer that would be given there.</summary>
public enum FaultStage
{
    /// <summary>Right after the TCP connection was accepted, before a byte of TLS.</summary>
    Connect,

    /// <summary>After the client began the TLS handshake.</summary>
    Handshake,

    /// <summary>In place of the greeting.</summary>
    Greeting,

    /// <summary>In place of the answer to EHLO or HELO.</summary>
    Ehlo,

    /// <summary>In place of the answer to the credentials.</summary>
    Auth,

    /// <summary>In place of the answer to MAIL FROM.</summary>
    MailFrom,

    /// <summary>In place of the answer to RCPT TO; <see cref="Fault.Occurrence"/> says to which.</summary>
    RcptTo,

    /// <summary>In place of the answer to DATA.</summary>
    Data,

    /// <summary>Among the message's bytes; <see cref="Fault.AfterOctets"/> says after how many.</summary>
    Body,

    /// <summary>In place of the answer to the final dot.</summary>
    EndOfData,

    /// <summary>In place of the answer to QUIT.</summary>
    Quit,
}
