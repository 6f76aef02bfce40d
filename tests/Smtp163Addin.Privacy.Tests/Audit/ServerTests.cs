using System.Globalization;
using System.Text.RegularExpressions;
using Smtp163Addin.Privacy.Tests.Canaries;
using Smtp163Addin.Privacy.Tests.Report;
using Xunit;

namespace Smtp163Addin.Privacy.Tests.Audit;

/// <summary>What the promises say of the server, held against what was seen of it from outside.</summary>
public sealed class ServerTests(AuditedService service, PrivacyReport report) : IClassFixture<AuditedService>
{
    private const string Contact = "wangjian20220512@163.com";

    private static readonly string[] NameServiceSockets = ["/var/run/nscd/socket", "/run/nscd/socket", "/run/systemd/resolve/io.systemd.Resolve"];

    [Fact]
    public async Task The_run_met_every_outcome_that_it_was_to_meet()
    {
        var audit = await service.RunAsync();

        Assert.Equal(
            audit.Exchanges.Select(exchange => (exchange.Name, exchange.Expected)),
            audit.Exchanges.Select(exchange => (exchange.Name, exchange.Actual)));
        Assert.True(audit.Trace.Calls > 1000, $"strace saw {audit.Trace.Calls} calls only.");
    }

    [Fact]
    [Trait("Promise", "P1")]
    public async Task The_code_signs_in_once_and_stands_nowhere_else()
    {
        var audit = await service.RunAsync();

        // The transcripts of the stand-in leave out what follows AUTH; everything else that was said stands in them.
        var elsewhere = audit.Exchanges.Count(exchange => exchange.Traces.Any(trace => trace.Contains(exchange.Attempt.Draft.Code, StringComparison.Ordinal)));
        var tooMany = audit.Exchanges.SelectMany(exchange => exchange.Conversations).Sum(conversation => Math.Max(0, conversation.Logins - 1));
        report.Note("P1", "codes in mails, conversations beside the login, and answers", audit.Exchanges.Count, elsewhere);
        report.Note("P1", "second logins in a conversation, conversations that stay open", audit.Exchanges.Sum(exchange => exchange.Conversations.Count), tooMany + audit.OpenConversations);

        Assert.Contains(audit.Exchanges, exchange => exchange.Conversations.Any(conversation => conversation.Account == exchange.Attempt.Draft.Address));
        Assert.Equal((0, 0, 0), (elsewhere, tooMany, audit.OpenConversations));
    }

    [Fact]
    [Trait("Promise", "P2")]
    public async Task What_was_written_stands_in_its_own_mail_and_in_no_other()
    {
        var audit = await service.RunAsync();
        var owner = new Regex(audit.Run.Stems[0] + $"[{CanaryRun.Letters}]{{4}}", RegexOptions.IgnoreCase);

        var foreign = audit.Exchanges.Sum(exchange => exchange.Traces
            .SelectMany(trace => owner.Matches(trace).Select(match => match.Value))
            .Count(stem => !stem.Equals(exchange.Attempt.Canary.Stem, StringComparison.OrdinalIgnoreCase)));
        report.Note("P2", "words of one mail in another's mail, conversation or answer", audit.Run.Count, foreign);

        Assert.All(
            audit.Exchanges.SelectMany(exchange => exchange.Mails, (exchange, _) => exchange),
            exchange => Assert.Contains(exchange.Traces.Skip(1), exchange.Attempt.Canary.IsIn));
        Assert.Equal(0, foreign);
    }

    [Fact]
    [Trait("Promise", "P4")]
    public async Task What_a_browser_tells_of_the_device_goes_nowhere()
    {
        var audit = await service.RunAsync();

        var words = audit.Exchanges.SelectMany(exchange => exchange.Attempt.DeviceWords).ToList();
        var found = audit.Exchanges.Sum(exchange => exchange.Attempt.DeviceWords.Count(word =>
            exchange.Traces.Any(trace => trace.Contains(word, StringComparison.OrdinalIgnoreCase))));
        report.Note("P4", "words of User-Agent, language, referrer and cookies in mails and answers", words.Count, found);

        Assert.Equal(0, found);
    }

    [Fact]
    [Trait("Promise", "P5")]
    public async Task No_file_is_made_or_written()
    {
        var audit = await service.RunAsync();

        report.Note("P5", "files made or written by the server, seen by strace, each outcome", audit.Run.Count, audit.Trace.Writes.Count);
        Assert.Empty(audit.Trace.Writes);
    }

    [Fact]
    [Trait("Promise", "P5")]
    public async Task The_console_says_nothing_of_a_request()
    {
        var audit = await service.RunAsync();
        var lines = audit.Output.Split('\n');

        var found = audit.Run.FoundIn(lines).Concat(
            lines.Where(line => audit.Exchanges.Any(exchange => line.Contains(exchange.Attempt.ClientAddress, StringComparison.Ordinal)))).ToList();
        report.Note("P5", "the server's console, each outcome", audit.Run.Count + audit.Exchanges.Count, found.Count);

        Assert.True(lines.Length > audit.Exchanges.Count, "The console says less than one line for each request.");
        Assert.Empty(found);
    }

    [Fact]
    [Trait("Promise", "P5")]
    public async Task Nothing_is_left_in_memory()
    {
        var audit = await service.RunAsync();

        report.Note(
            "P5",
            string.Create(
                CultureInfo.InvariantCulture,
                $"copies in the server's memory {audit.Forgotten.TotalSeconds:F0} s after the last request ({audit.CopiesInFlight} during one)"),
            audit.Run.Count,
            audit.CopiesLeft);
        Assert.True(audit.CopiesInFlight > 0, "The scan did not even see a mail that was under way.");
        Assert.True(audit.CopiesLeft == 0, $"{audit.CopiesLeft} copies left.\n{string.Join('\n', audit.KeptOf)}");
    }

    [Fact]
    [Trait("Promise", "P7")]
    public async Task There_is_nothing_to_give()
    {
        var audit = await service.RunAsync();

        var kept = audit.Trace.Writes.Count + audit.Run.FoundIn(audit.Output.Split('\n')).Count + audit.CopiesLeft;
        report.Note("P7", "all that the server could hand over: its files, its log, its memory", audit.Run.Count, kept);
        Assert.Equal(0, kept);
    }

    [Fact]
    [Trait("Promise", "P8")]
    public async Task An_upload_that_is_cut_off_delivers_nothing()
    {
        var audit = await service.RunAsync();

        var delivered = audit.Mails - audit.Exchanges.Sum(exchange => exchange.Mails.Count);
        report.Note("P8", "mails delivered although their upload was cut off", audit.CutUploads.Count, delivered);
        Assert.Equal(0, delivered);
    }

    [Fact]
    [Trait("Promise", "P9")]
    [Trait("Promise", "P10")]
    public async Task Feedback_and_a_request_for_deletion_arrive_at_the_contact()
    {
        var audit = await service.RunAsync();

        foreach (var (name, promise) in new[] { ("a request for deletion", "P9"), ("feedback", "P10") })
        {
            var exchange = audit.Exchanges.Single(exchange => exchange.Name == name);
            var arrived = exchange.Mails.Count(mail => mail.Recipients is [Contact]);
            report.Note(promise, $"{name} that did not arrive at the contact", 1, 1 - arrived);
            Assert.Equal(1, arrived);
            Assert.Contains(exchange.Traces.Skip(1), exchange.Attempt.Canary.IsIn);
        }
    }

    [Fact]
    [Trait("Promise", "P11")]
    public async Task Nothing_travels_in_plain_text()
    {
        var audit = await service.RunAsync();

        report.Note("P11", "canaries in the bytes between the server and 163", audit.Run.Count, audit.PlainOnWire);
        Assert.True(audit.WireOctets > 50_000_000, $"Only {audit.WireOctets} bytes passed.");
        Assert.Equal(0, audit.PlainOnWire);
    }

    [Fact]
    [Trait("Promise", "P11")]
    public async Task A_server_that_cannot_be_trusted_gets_no_login()
    {
        var audit = await service.RunAsync();

        var untrusted = audit.Exchanges.Where(exchange => exchange.Expected == "untrusted_server").ToList();
        var logins = untrusted.SelectMany(exchange => exchange.Conversations).Sum(conversation => conversation.Logins);
        report.Note("P11", "logins given to bad certificates, TLS 1.1 and plain text", untrusted.Count, logins);

        Assert.All(untrusted, exchange => Assert.NotEmpty(exchange.Conversations));
        Assert.Equal(0, logins);
    }

    [Fact]
    [Trait("Promise", "P12")]
    public async Task Nobody_but_163_is_connected_to_and_no_name_server_is_asked()
    {
        var audit = await service.RunAsync();

        var others = audit.Trace.Peers.Where(peer => peer != $"{audit.MailServer}:465" && !IsProbe(peer, audit))
            .Concat(audit.Trace.LocalPeers.Except(NameServiceSockets)).ToList();
        report.Note("P12", "addresses connected to and name servers asked, seen by strace", audit.Trace.NetworkCalls, others.Count);

        Assert.Contains($"{audit.MailServer}:465", audit.Trace.Peers);
        Assert.Empty(others);
    }

    // The resolver connects a datagram socket without a port, to learn which of its own addresses leads there; nothing is sent.
    private static bool IsProbe(string peer, ServiceAudit audit) => peer == $"{audit.MailServer}:0";
}
