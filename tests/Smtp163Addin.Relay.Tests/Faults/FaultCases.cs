using Smtp163Addin.Relay.Outcomes;
using Smtp163Addin.Sandbox.Certificates;
using Smtp163Addin.Sandbox.Faults;

namespace Smtp163Addin.Relay.Tests.Faults;

/// <summary>Every stage with every fault that can strike there.</summary>
internal static class FaultCases
{
    private const int TenMegabytes = 10_000_000;
    private static FailureCode? Sent => null;
    private static readonly TimeSpan TooLong = TimeSpan.FromHours(1);

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, FaultCase> All { get; } =
        new[] { BeforeTls(), InReplies(), InTheBody(), AfterTheFinalDot(), AtQuit() }
            .SelectMany(cases => cases)
            .ToDictionary(one => one.Name);

    private static IEnumerable<FaultCase> BeforeTls()
    {
        yield return new FaultCase("Connect: refused", null, FailureCode.Unreachable) { Retryable = true };
        foreach (var stage in new[] { FaultStage.Connect, FaultStage.Handshake })
        {
            yield return Case(stage, "closed", new FaultAction.Close(), FailureCode.Unreachable) with { Retryable = true };
            yield return Case(stage, "half-closed", new FaultAction.HalfClose(), FailureCode.Unreachable) with { Retryable = true };
            yield return Case(stage, "reset", new FaultAction.Reset(), FailureCode.Unreachable) with { Retryable = true };
            yield return Case(stage, "silent", new FaultAction.StaySilent(), FailureCode.TimedOut) with { Retryable = true, TakesTime = true };
            yield return Case(stage, "not reading", new FaultAction.StopReading(), FailureCode.TimedOut) with { Retryable = true, TakesTime = true };
            yield return Case(stage, "late", new FaultAction.Delay(TooLong), FailureCode.TimedOut) with { Retryable = true, TakesTime = true };
            yield return Case(stage, "slow, but in time", new FaultAction.Delay(TimeSpan.FromMilliseconds(20)), Sent);
            yield return Case(stage, "garbage", new FaultAction.Say("\u0001\u0002\u0003\u00ff garbage that is longer than a TLS record's header"), FailureCode.UntrustedServer);
            yield return Case(stage, "a line of 10 MB", new FaultAction.LongLine(TenMegabytes), FailureCode.UntrustedServer);
        }

        yield return Case(FaultStage.Connect, "plain text", new FaultAction.PlainText(), FailureCode.UntrustedServer);
        yield return Case(FaultStage.Handshake, "octet by octet", new FaultAction.Drip(TimeSpan.Zero), Sent);
        yield return Case(FaultStage.Handshake, "octet by octet without end", new FaultAction.Drip(TimeSpan.FromSeconds(5)), FailureCode.TimedOut) with { Retryable = true, TakesTime = true, SharesClock = true };
        yield return Case(FaultStage.Handshake, "TLS 1.1", new FaultAction.OldTls(), FailureCode.UntrustedServer);
        yield return Case(FaultStage.Handshake, "handshake failure alert", new FaultAction.Say("\u0015\u0003\u0003\u0000\u0002\u0002\u0028", Afterwards.Close), FailureCode.UntrustedServer);
        foreach (var flaw in Enum.GetValues<CertificateFlaw>())
        {
            yield return Case(FaultStage.Handshake, $"certificate: {flaw}", new FaultAction.FlawedCertificate(flaw), FailureCode.UntrustedServer);
        }
    }

    private static IEnumerable<FaultCase> InReplies()
    {
        (FaultStage Stage, int Occurrence, string Right)[] places =
        [
            (FaultStage.Greeting, 1, "220"), (FaultStage.Ehlo, 1, "250"), (FaultStage.Auth, 1, "235"), (FaultStage.MailFrom, 1, "250"),
            (FaultStage.RcptTo, 1, "250"), (FaultStage.RcptTo, 2, "250"), (FaultStage.Data, 1, "354"),
        ];
        return places.SelectMany(place => InReply(place.Stage, place.Right).Select(one => one with
        {
            Name = place.Occurrence == 1 ? one.Name : one.Name.Replace(":", $" {place.Occurrence}:", StringComparison.Ordinal),
            Fault = one.Fault! with { Occurrence = place.Occurrence },
        }));
    }

    private static IEnumerable<FaultCase> InReply(FaultStage stage, string right)
    {
        yield return Case(stage, "closed", new FaultAction.Close(), FailureCode.Unreachable) with { Retryable = true };
        yield return Case(stage, "half-closed", new FaultAction.HalfClose(), FailureCode.Unreachable) with { Retryable = true };
        yield return Case(stage, "reset", new FaultAction.Reset(), FailureCode.Unreachable) with { Retryable = true };
        yield return Case(stage, "answered, then closed", new FaultAction.AnswerThen(Afterwards.Close), FailureCode.Unreachable) with { Retryable = true, UploadWaits = stage == FaultStage.Data };
        yield return Case(stage, "half an answer, then closed", new FaultAction.Say(right + "-half\r\n" + right[..2], Afterwards.Close), FailureCode.Unreachable) with { Retryable = true };
        yield return Case(stage, "silent", new FaultAction.StaySilent(), FailureCode.TimedOut) with { Retryable = true, TakesTime = true };
        yield return Case(stage, "half an answer, then silent", new FaultAction.Say(right + "-half\r\n", Afterwards.StaySilent), FailureCode.TimedOut) with { Retryable = true, TakesTime = true };
        yield return Case(stage, "not reading", new FaultAction.StopReading(), FailureCode.TimedOut) with { Retryable = true, TakesTime = true };
        yield return Case(stage, "late", new FaultAction.Delay(TooLong), FailureCode.TimedOut) with { Retryable = true, TakesTime = true };
        yield return Case(stage, "octet by octet without end", new FaultAction.Drip(TimeSpan.FromSeconds(5)), FailureCode.TimedOut) with { Retryable = true, TakesTime = true, SharesClock = true };
        yield return Case(stage, "octet by octet", new FaultAction.Drip(TimeSpan.Zero), Sent);
        yield return Case(stage, "slow, but in time", new FaultAction.Delay(TimeSpan.FromMilliseconds(20)), Sent);
        yield return Case(stage, "garbage", new FaultAction.Say("\u0000\u0001\u00fe\u00ff\r\n"), FailureCode.ProtocolError);
        yield return Case(stage, "words without a number", FaultAction.Reply("OK, go on"), FailureCode.ProtocolError);
        yield return Case(stage, "lines with two numbers", new FaultAction.Say(right + "-one\r\n299 two\r\n"), FailureCode.ProtocolError);
        yield return Case(stage, "a positive number out of place", FaultAction.Reply("299 fine"), FailureCode.ProtocolError);
        yield return Case(stage, "a number that does not exist", FaultAction.Reply("650 fine"), FailureCode.ProtocolError);
        yield return Case(stage, "a line of 10 MB", new FaultAction.LongLine(TenMegabytes), FailureCode.ProtocolError);
        yield return Case(stage, "lines of 10 MB", new FaultAction.Say(string.Concat(Enumerable.Repeat($"{right}-{new string('x', 996)}\r\n", 10_000))), FailureCode.ProtocolError);
        yield return Case(stage, "421, then closed", FaultAction.Reply("421 closing transmission channel", Afterwards.Close), FailureCode.TemporarilyRefused) with { Retryable = true };
        yield return Case(stage, "451", FaultAction.Reply("451 Requested action aborted: local error in processing"), FailureCode.TemporarilyRefused) with { Retryable = true };
        yield return Case(stage, "500", FaultAction.Reply("500 Error: bad syntax"), FailureCode.ProtocolError);
        yield return Case(stage, "IP is rejected, then closed", FaultAction.Reply("554 IP is rejected, smtp auth error limit exceed,163 {host},{id} {time}", Afterwards.Close), FailureCode.RelayPaused) with { Retryable = true };
        yield return Case(stage, "HL:ICC", FaultAction.Reply("421 HL:ICC 163 {host},{id} {time}", Afterwards.Close), FailureCode.RelayPaused) with { Retryable = true };
        yield return Case(stage, "quota", FaultAction.Reply("554 MI:STC 163 {host},{id} {time}"), FailureCode.QuotaExceeded);
        yield return Case(stage, "550 of no known meaning", FaultAction.Reply("550 no"), stage == FaultStage.RcptTo ? FailureCode.RecipientsRefused : FailureCode.Refused);
        switch (stage)
        {
            case FaultStage.Ehlo:
                yield return Case(stage, "no login offered", FaultAction.Reply("250 mail"), FailureCode.ProtocolError);
                yield return Case(stage, "no login known to us offered", new FaultAction.Say("250-mail\r\n250 AUTH XOAUTH2 CRAM-MD5\r\n"), FailureCode.ProtocolError);
                break;
            case FaultStage.Auth:
                yield return Case(stage, "535", FaultAction.Reply("535 Error: authentication failed"), FailureCode.AuthenticationFailed);
                yield return Case(stage, "550 no permission", FaultAction.Reply("550 User has no permission"), FailureCode.SmtpDisabled);
                yield return Case(stage, "too many failures", FaultAction.Reply("451 Requested mail action not taken: too much fail authentication"), FailureCode.RelayPaused) with { Retryable = true };
                yield return Case(stage, "asked for more", FaultAction.Reply("334 "), FailureCode.ProtocolError);
                break;
            case FaultStage.MailFrom:
                yield return Case(stage, "553", FaultAction.Reply("553 Mail from must equal authorized user"), FailureCode.SenderRefused);
                yield return Case(stage, "suspended", FaultAction.Reply("550 User suspended"), FailureCode.SenderRefused);
                yield return Case(stage, "answered twice", new FaultAction.Say("250 Mail OK\r\n250 Mail OK\r\n"), FailureCode.ProtocolError);
                break;
            case FaultStage.RcptTo:
                yield return Case(stage, "invalid user", FaultAction.Reply("550 Invalid User: {recipient}"), FailureCode.RecipientsRefused);
                yield return Case(stage, "a reply to DATA", FaultAction.Reply("354 End data with <CR><LF>.<CR><LF>"), FailureCode.ProtocolError);
                break;
            default:
                break;
        }
    }

    private static IEnumerable<FaultCase> InTheBody()
    {
        foreach (long after in new long[] { 0, 300, 100_000 })
        {
            yield return Body(after, "closed", new FaultAction.Close(), FailureCode.Unreachable) with { Retryable = true };
            yield return Body(after, "half-closed", new FaultAction.HalfClose(), FailureCode.Unreachable) with { Retryable = true };
            yield return Body(after, "reset", new FaultAction.Reset(), FailureCode.Unreachable) with { Retryable = true };
            yield return Body(after, "552", FaultAction.Reply("552 Requested mail action aborted: exceeded mailsize limit"), FailureCode.MessageTooLarge);
            yield return Body(after, "552, then silent", FaultAction.Reply("552 Requested mail action aborted: exceeded mailsize limit", Afterwards.StaySilent), FailureCode.MessageTooLarge);
            yield return Body(after, "421", FaultAction.Reply("421 closing transmission channel"), FailureCode.TemporarilyRefused) with { Retryable = true };
            yield return Body(after, "HL:IFC", FaultAction.Reply("421 HL:IFC 163 {host},{id} {time}"), FailureCode.RelayPaused) with { Retryable = true };
            yield return Body(after, "250", FaultAction.Reply("250 Mail OK queued as {host},{id} {time}"), FailureCode.ProtocolError);
            yield return Body(after, "354 again", FaultAction.Reply("354 End data with <CR><LF>.<CR><LF>"), FailureCode.ProtocolError);
            yield return Body(after, "garbage", new FaultAction.Say("\u0000\u0001\u00fe\u00ff\r\n"), FailureCode.ProtocolError);
            yield return Body(after, "a line of 10 MB", new FaultAction.LongLine(TenMegabytes), FailureCode.ProtocolError);

            // What was not read when the server closed makes it a reset, which may overtake the words: then nobody can know them.
            yield return Body(after, "552, then closed", FaultAction.Reply("552 Requested mail action aborted: exceeded mailsize limit", Afterwards.Close), FailureCode.MessageTooLarge, FailureCode.Unreachable);
        }

        yield return new FaultCase("Body: not reading", new Fault(FaultStage.Body, new FaultAction.StopReading()) { AfterOctets = 300 }, FailureCode.TimedOut) { Retryable = true, TakesTime = true };
        yield return new FaultCase("Body: slow, but in time", new Fault(FaultStage.Body, new FaultAction.Delay(TimeSpan.FromMilliseconds(20))) { AfterOctets = 300 }, Sent);
    }

    private static IEnumerable<FaultCase> AfterTheFinalDot()
    {
        foreach (bool loses in new[] { false, true })
        {
            yield return Last(loses, "closed", new FaultAction.Close(), FailureCode.DeliveryUnknown);
            yield return Last(loses, "half-closed", new FaultAction.HalfClose(), FailureCode.DeliveryUnknown);
            yield return Last(loses, "reset", new FaultAction.Reset(), FailureCode.DeliveryUnknown);
            yield return Last(loses, "silent", new FaultAction.StaySilent(), FailureCode.DeliveryUnknown) with { TakesTime = true };
            yield return Last(loses, "not reading", new FaultAction.StopReading(), FailureCode.DeliveryUnknown) with { TakesTime = true };
            yield return Last(loses, "late", new FaultAction.Delay(TooLong), FailureCode.DeliveryUnknown) with { TakesTime = true };
            yield return Last(loses, "octet by octet without end", new FaultAction.Drip(TimeSpan.FromSeconds(5)), FailureCode.DeliveryUnknown) with { TakesTime = true, SharesClock = true };
            yield return Last(loses, "garbage", new FaultAction.Say("\u0000\u0001\u00fe\u00ff\r\n"), FailureCode.DeliveryUnknown);
            yield return Last(loses, "words without a number", FaultAction.Reply("OK, taken"), FailureCode.DeliveryUnknown);
            yield return Last(loses, "half a 250, then closed", new FaultAction.Say("250 Mail OK queu", Afterwards.Close), FailureCode.DeliveryUnknown);
            yield return Last(loses, "the first line of a 250, then closed", new FaultAction.Say("250-Mail OK\r\n", Afterwards.Close), FailureCode.DeliveryUnknown);
            yield return Last(loses, "half a 250, then silent", new FaultAction.Say("250 Mail OK queu", Afterwards.StaySilent), FailureCode.DeliveryUnknown) with { TakesTime = true };
            yield return Last(loses, "a line of 10 MB", new FaultAction.LongLine(TenMegabytes), FailureCode.DeliveryUnknown);
        }

        yield return Last(false, "another positive number", FaultAction.Reply("235 Authentication successful"), FailureCode.DeliveryUnknown);
        yield return Last(false, "354", FaultAction.Reply("354 End data with <CR><LF>.<CR><LF>"), FailureCode.DeliveryUnknown);
        yield return Last(false, "answered, then closed", new FaultAction.AnswerThen(Afterwards.Close), Sent);
        yield return Last(false, "answered, then silent", new FaultAction.AnswerThen(Afterwards.StaySilent), Sent);
        yield return Last(false, "answered twice", new FaultAction.Say("250 Mail OK\r\n554 no, after all\r\n"), Sent);
        yield return Last(false, "octet by octet", new FaultAction.Drip(TimeSpan.Zero), Sent);
        yield return Last(false, "slow, but in time", new FaultAction.Delay(TimeSpan.FromMilliseconds(20)), Sent);
        yield return Last(false, "spam", FaultAction.Reply("554 DT:SPM 163 {host},{id} {time},please see http://mail.163.com/help/help_spam_16.htm?ip={client}&hostid={host}&time={time}"), FailureCode.ContentRefused);
        yield return Last(false, "spam for now", FaultAction.Reply("451 DT:SPM, please try again"), FailureCode.ContentRefused) with { Retryable = true };
        yield return Last(false, "refused and closed", FaultAction.Reply("554 no", Afterwards.Close), FailureCode.Refused);
        yield return Last(false, "too large", FaultAction.Reply("552 Requested mail action aborted: exceeded mailsize limit"), FailureCode.MessageTooLarge);
        yield return Last(false, "421, then closed", FaultAction.Reply("421 closing transmission channel", Afterwards.Close), FailureCode.TemporarilyRefused) with { Retryable = true };
        yield return Last(false, "IP is rejected", FaultAction.Reply("554 IP is rejected"), FailureCode.RelayPaused) with { Retryable = true };
        yield return Last(false, "500", FaultAction.Reply("500 Error: bad syntax"), FailureCode.ProtocolError);

        // The reset may overtake the 250.
        yield return Last(false, "answered, then reset", new FaultAction.AnswerThen(Afterwards.Reset), Sent, FailureCode.DeliveryUnknown);
    }

    private static IEnumerable<FaultCase> AtQuit()
    {
        yield return Case(FaultStage.Quit, "closed", new FaultAction.Close(), Sent);
        yield return Case(FaultStage.Quit, "half-closed", new FaultAction.HalfClose(), Sent);
        yield return Case(FaultStage.Quit, "reset", new FaultAction.Reset(), Sent);
        yield return Case(FaultStage.Quit, "silent", new FaultAction.StaySilent(), Sent);
        yield return Case(FaultStage.Quit, "not reading", new FaultAction.StopReading(), Sent);
        yield return Case(FaultStage.Quit, "garbage", new FaultAction.Say("\u0000\u0001\u00fe\u00ff\r\n"), Sent);
        yield return Case(FaultStage.Quit, "a line of 10 MB", new FaultAction.LongLine(TenMegabytes), Sent);
        yield return Case(FaultStage.Quit, "421", FaultAction.Reply("421 closing transmission channel", Afterwards.Close), Sent);
        yield return Case(FaultStage.Quit, "IP is rejected", FaultAction.Reply("554 IP is rejected"), Sent);
        yield return Case(FaultStage.Quit, "octet by octet", new FaultAction.Drip(TimeSpan.Zero), Sent);
    }

    private static FaultCase Case(FaultStage stage, string what, FaultAction action, params FailureCode?[] told) =>
        new($"{stage}: {what}", new Fault(stage, action), told);

    private static FaultCase Body(long after, string what, FaultAction action, params FailureCode?[] told) =>
        new($"Body after {after} octets: {what}", new Fault(FaultStage.Body, action) { AfterOctets = after }, told) { UploadWaits = true };

    private static FaultCase Last(bool loses, string what, FaultAction action, params FailureCode?[] told) =>
        new($"EndOfData: {what}{(loses ? ", message lost" : "")}", new Fault(FaultStage.EndOfData, action) { LosesMessage = loses }, told);
}
