using System.Collections.Frozen;
using System.Text.Json;
using Smtp163Addin.Relay.Outcomes;

namespace Smtp163Addin.Api.Problems;

/// <summary>What is fixed about each problem code.</summary>
internal static class ProblemCatalogue
{
    private static readonly FrozenDictionary<ProblemCode, Entry> Entries = new Dictionary<ProblemCode, Entry>
    {
        [ProblemCode.InvalidRequest] = new(400, false, "The request is not as the contract says."),
        [ProblemCode.Unauthorized] = new(401, false, "Signing in is required."),
        [ProblemCode.Forbidden] = new(403, false, "This caller may not do this."),
        [ProblemCode.NotFound] = new(404, false, "There is nothing here."),
        [ProblemCode.MethodNotAllowed] = new(405, false, "This method is not offered here."),
        [ProblemCode.UploadStalled] = new(408, true, "The upload stopped or took too long; nothing was sent."),
        [ProblemCode.PayloadTooLarge] = new(413, false, "The message is over a limit of this service."),
        [ProblemCode.UnsupportedMediaType] = new(415, false, "This content type or encoding is not understood here."),
        [ProblemCode.RateLimited] = new(429, true, "Too many requests from this caller."),
        [ProblemCode.AuthenticationFailed] = new(422, false, "163 did not accept the address and the authorization code."),
        [ProblemCode.SmtpDisabled] = new(422, false, "SMTP is switched off for this 163 account, or the account is blocked."),
        [ProblemCode.SenderRefused] = new(422, false, "163 does not let this account send."),
        [ProblemCode.RecipientsRefused] = new(422, false, "163 refused at least one recipient; nothing was sent to anyone."),
        [ProblemCode.ContentRefused] = new(422, false, "163 takes this message for spam."),
        [ProblemCode.AttachmentRefused] = new(422, false, "163 does not take an attachment of this kind."),
        [ProblemCode.MessageTooLarge] = new(422, false, "163 finds this message too large."),
        [ProblemCode.QuotaExceeded] = new(422, false, "A sending limit of this 163 account is reached."),
        [ProblemCode.TemporarilyRefused] = new(503, true, "163 asks to try again later."),
        [ProblemCode.RelayPaused] = new(503, true, "163 refuses this server for now, and sending pauses."),
        [ProblemCode.Overloaded] = new(503, true, "Every sending place is taken."),
        [ProblemCode.UntrustedServer] = new(502, false, "What answered for 163 could not prove that it is 163."),
        [ProblemCode.Unreachable] = new(502, true, "There was no connection to 163; nothing was sent."),
        [ProblemCode.ProtocolError] = new(502, false, "163 answered in a way that could not be understood; nothing was sent."),
        [ProblemCode.TimedOut] = new(504, true, "163 did not answer in time; nothing was sent."),
        [ProblemCode.DeliveryUnknown] = new(502, false, "163's last answer is missing: the message may have been sent."),
        [ProblemCode.Refused] = new(422, false, "163 refused this message."),
        [ProblemCode.InternalError] = new(500, false, "Something went wrong in this service."),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<ProblemCode, string> Names =
        Enum.GetValues<ProblemCode>().ToFrozenDictionary(code => code, code => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString()));

    /// <summary>All codes in the order of the contract.</summary>
    public static IReadOnlyList<ProblemCode> All { get; } = Enum.GetValues<ProblemCode>();

    /// <summary>The word on the wire.</summary>
    public static string NameOf(ProblemCode code) => Names[code];

    /// <summary>The sentence that says what the code means.</summary>
    public static string TitleOf(ProblemCode code) => Entries[code].Title;

    /// <summary>Whether the same request may succeed later, where the code alone decides.</summary>
    public static bool IsRetryable(ProblemCode code) => Entries[code].Retryable;

    /// <summary>The HTTP status. Two codes are temporary when 163's number was a 4xx, and answer 503 then.</summary>
    public static int StatusOf(ProblemCode code, bool retryable) =>
        retryable && code is (ProblemCode.ContentRefused or ProblemCode.QuotaExceeded)
            ? StatusCodes.Status503ServiceUnavailable
            : Entries[code].Status;

    /// <summary>The statuses that a code can have, for the published description.</summary>
    public static IEnumerable<int> StatusesOf(ProblemCode code) =>
        new[] { StatusOf(code, retryable: false), StatusOf(code, retryable: true) }.Distinct();

    /// <summary>The contract's code for a failure of the relay.</summary>
    public static ProblemCode CodeOf(FailureCode failure) => failure switch
    {
        FailureCode.AuthenticationFailed => ProblemCode.AuthenticationFailed,
        FailureCode.SmtpDisabled => ProblemCode.SmtpDisabled,
        FailureCode.SenderRefused => ProblemCode.SenderRefused,
        FailureCode.RecipientsRefused => ProblemCode.RecipientsRefused,
        FailureCode.ContentRefused => ProblemCode.ContentRefused,
        FailureCode.AttachmentRefused => ProblemCode.AttachmentRefused,
        FailureCode.MessageTooLarge => ProblemCode.MessageTooLarge,
        FailureCode.QuotaExceeded => ProblemCode.QuotaExceeded,
        FailureCode.TemporarilyRefused => ProblemCode.TemporarilyRefused,
        FailureCode.RelayPaused => ProblemCode.RelayPaused,
        FailureCode.Overloaded => ProblemCode.Overloaded,
        FailureCode.UntrustedServer => ProblemCode.UntrustedServer,
        FailureCode.Unreachable => ProblemCode.Unreachable,
        FailureCode.ProtocolError => ProblemCode.ProtocolError,
        FailureCode.TimedOut => ProblemCode.TimedOut,
        FailureCode.DeliveryUnknown => ProblemCode.DeliveryUnknown,
        FailureCode.Refused => ProblemCode.Refused,
        _ => ProblemCode.InternalError,
    };

    private sealed record Entry(int Status, bool Retryable, string Title);
}
