using Smtp163Addin.Sandbox.Certificates;
using Smtp163Addin.Sandbox.Faults;
using static Smtp163Addin.Sandbox.Faults.FaultAction;
using static Smtp163Addin.Sandbox.Faults.FaultStage;

namespace Smtp163Addin.Harness.Contract;

/// <summary>A row of the contract's table of problems: what 163 does, and what the service makes of it.</summary>
/// <param name="Name">What the row is called in the tests.</param>
/// <param name="Fault">What goes wrong in the conversation.</param>
/// <param name="Code">The problem's code.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Retryable">Whether the same request may succeed later.</param>
/// <param name="Delivered">What is known of the delivery.</param>
/// <param name="Wait">The seconds of <c>Retry-After</c>, or <see langword="null"/>.</param>
public sealed record SmtpFailure(string Name, Fault Fault, string Code, int Status, bool Retryable, string Delivered, int? Wait)
{
    /// <summary>Every row that one conversation with 163 can cause, but for the pause, which lasts.</summary>
    public static IReadOnlyList<SmtpFailure> All { get; } =
    [
        new("wrong code", new(Auth, Reply("535 Error: authentication failed")), "authentication_failed", 422, false, "no", null),
        new("no permission", new(Auth, Reply("550 User has no permission")), "smtp_disabled", 422, false, "no", null),
        new("not the sender", new(MailFrom, Reply("553 Mail from must equal authorized user")), "sender_refused", 422, false, "no", null),
        new("suspended", new(MailFrom, Reply("550 User suspended")), "sender_refused", 422, false, "no", null),
        new("unknown user", new(RcptTo, Reply("550 Invalid User: reader@example.com")), "recipients_refused", 422, false, "no", null),
        new("recipient later", new(RcptTo, Reply("451 Requested action aborted: local error in processing")), "temporarily_refused", 503, true, "no", 300),
        new("spam", new(EndOfData, Reply("554 DT:SPM 163 smtp1,x")), "content_refused", 422, false, "no", null),
        new("spam for now", new(EndOfData, Reply("451 DT:SPM, please try again")), "content_refused", 503, true, "no", 120),
        new("attachment", new(EndOfData, Reply("552 Illegal Attachment")), "attachment_refused", 422, false, "no", null),
        new("too large", new(EndOfData, Reply("552 Requested mail action aborted: exceeded mailsize limit")), "message_too_large", 422, false, "no", null),
        new("daily quota", new(EndOfData, Reply("554 MI:STC 163 smtp1,x")), "quota_exceeded", 422, false, "no", null),
        new("burst", new(EndOfData, Reply("451 MI:SFQ 163 smtp1,x")), "quota_exceeded", 503, true, "no", 900),
        new("fault of 163", new(EndOfData, Reply("451 Requested action aborted: local error in processing")), "temporarily_refused", 503, true, "no", 300),
        new("flawed certificate", new(Handshake, new FlawedCertificate(CertificateFlaw.Expired)), "untrusted_server", 502, false, "no", null),
        new("plain text", new(Connect, new PlainText()), "untrusted_server", 502, false, "no", null),
        new("closed at once", new(Greeting, new Close()), "unreachable", 502, true, "no", 300),
        new("lost before the body", new(Data, new Reset()), "unreachable", 502, true, "no", 300),
        new("not SMTP", new(Greeting, new Say("hello there\r\n")), "protocol_error", 502, false, "no", null),
        new("bad syntax", new(MailFrom, Reply("500 Error: bad syntax")), "protocol_error", 502, false, "no", null),
        new("silent", new(Auth, new StaySilent()), "timed_out", 504, true, "no", 300),
        new("no last answer", new(EndOfData, new Close()), "delivery_unknown", 502, false, "unknown", null),
        new("garbage as last answer", new(EndOfData, new Say("thank you\r\n", Afterwards.Close)), "delivery_unknown", 502, false, "unknown", null),
        new("another refusal", new(MailFrom, Reply("550 We would rather not")), "refused", 422, false, "no", null),
    ];

    /// <summary>The row of this name.</summary>
    public static SmtpFailure Named(string name) => All.Single(failure => failure.Name == name);
}
