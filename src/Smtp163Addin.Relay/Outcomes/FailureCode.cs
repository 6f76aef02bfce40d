namespace Smtp163Addin.Relay.Outcomes;

/// <summary>Why a mail was not sent. The names are the contract's codes in Pascal case.</summary>
public enum FailureCode
{
    /// <summary>163 did not accept the address and the code (535).</summary>
    AuthenticationFailed,

    /// <summary>SMTP is not switched on for the account, or the account is blocked (550 User has no permission).</summary>
    SmtpDisabled,

    /// <summary>163 does not let this account send.</summary>
    SenderRefused,

    /// <summary>163 refused at least one recipient; nothing was sent to anyone.</summary>
    RecipientsRefused,

    /// <summary>163 takes the content for spam.</summary>
    ContentRefused,

    /// <summary>163 does not take an attachment of this kind.</summary>
    AttachmentRefused,

    /// <summary>163 finds the mail too large.</summary>
    MessageTooLarge,

    /// <summary>The account's sending limit is reached.</summary>
    QuotaExceeded,

    /// <summary>163 asks to try again later (4xx).</summary>
    TemporarilyRefused,

    /// <summary>163 refuses this server's address; all sending pauses.</summary>
    RelayPaused,

    /// <summary>Every sending place is taken and the queue is full.</summary>
    Overloaded,

    /// <summary>The certificate or the TLS version is not acceptable, or what answers does not speak TLS.</summary>
    UntrustedServer,

    /// <summary>No connection, or lost before the final dot.</summary>
    Unreachable,

    /// <summary>An answer that is not SMTP, out of place or too long, or one that says that we broke the protocol.</summary>
    ProtocolError,

    /// <summary>163 did not answer in time, before the final dot.</summary>
    TimedOut,

    /// <summary>The answer to the final dot is missing, incomplete or not SMTP: the mail may have been sent.</summary>
    DeliveryUnknown,

    /// <summary>Any other 5xx.</summary>
    Refused,
}
