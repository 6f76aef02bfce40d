using Smtp163Addin.Sandbox.Certificates;
using Smtp163Addin.Sandbox.Faults;
using static Smtp163Addin.Sandbox.Faults.FaultAction;
using static Smtp163Addin.Sandbox.Faults.FaultStage;

namespace Smtp163Addin.Playground.Faults;

/// <summary>What the page and the browser tests can make go wrong in the next conversation, by name.</summary>
internal static class FaultCatalogue
{
    /// <summary>All of them. Replies are those of smtp.163.com.</summary>
    public static IReadOnlyDictionary<string, Fault> All { get; } = new Dictionary<string, Fault>(StringComparer.Ordinal)
    {
        ["wrong-code"] = new(Auth, Reply("535 Error: authentication failed")),
        ["smtp-off"] = new(Auth, Reply("550 User has no permission")),
        ["suspended"] = new(MailFrom, Reply("550 User suspended")),
        ["refused-recipient"] = new(RcptTo, Reply("550 Invalid User: {recipient}")),
        ["later"] = new(RcptTo, Reply("451 Requested action aborted: local error in processing")),
        ["quota"] = new(RcptTo, Reply("550 RP:TRC 163 {host},{id} {time}")),
        ["spam"] = new(EndOfData, Reply(
            "554 DT:SPM 163 {host},{id} {time},please see http://mail.163.com/help/help_spam_16.htm?ip={client}&hostid={host}&time={time}")),
        ["illegal-attachment"] = new(EndOfData, Reply("552 Illegal Attachment")),
        ["too-large"] = new(EndOfData, Reply("552 Requested mail action aborted: exceeded mailsize limit")),
        ["refused"] = new(EndOfData, Reply("550 Transaction refused")),
        ["address-rejected"] = new(Auth, Reply(
            "554 IP is rejected, smtp auth error limit exceed,163 {host},{id} {time}", Afterwards.Close)),
        ["untrusted"] = new(Handshake, new FlawedCertificate(CertificateFlaw.UntrustedAuthority)),
        ["unreachable"] = new(Connect, new Reset()),
        ["garbage"] = new(Greeting, new Say("HTTP/1.1 400 Bad Request\r\n\r\n", Afterwards.Close)),
        ["silent"] = new(MailFrom, new StaySilent()),
        ["cut"] = new(Body, new Close()) { AfterOctets = 4 * 1024 },
        ["lost"] = new(EndOfData, new Close()),
        ["slow"] = new(EndOfData, new Delay(TimeSpan.FromSeconds(10))),
    };
}
