namespace Smtp163Addin.Api.Problems;

/// <summary>Every <c>code</c> that a problem can have. On the wire the names are in snake case.</summary>
internal enum ProblemCode
{
    InvalidRequest,
    Unauthorized,
    Forbidden,
    NotFound,
    MethodNotAllowed,
    UploadStalled,
    PayloadTooLarge,
    UnsupportedMediaType,
    RateLimited,
    AuthenticationFailed,
    SmtpDisabled,
    SenderRefused,
    RecipientsRefused,
    ContentRefused,
    AttachmentRefused,
    MessageTooLarge,
    QuotaExceeded,
    TemporarilyRefused,
    RelayPaused,
    Overloaded,
    UntrustedServer,
    Unreachable,
    ProtocolError,
    TimedOut,
    DeliveryUnknown,
    Refused,
    InternalError,
}
