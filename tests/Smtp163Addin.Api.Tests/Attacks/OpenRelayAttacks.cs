using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Xunit;

namespace Smtp163Addin.Api.Tests.Attacks;

/// <summary>Sending through another server, as another sender, or to recipients that were not shown.</summary>
[Collection(AttackSuite.Name)]
public sealed class OpenRelayAttacks(AttackReport report) : IAsyncLifetime
{
    private const string Kind = "open relay: other host, port, sender or hidden recipient";

    private readonly TcpListener _trap = new(IPAddress.Loopback, 0);
    private LiveService _service = null!;

    private string TrapPort => ((IPEndPoint)_trap.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask InitializeAsync()
    {
        _trap.Start();
        _service = await LiveService.StartAsync(new Dictionary<string, string>
        {
            ["RateLimits:SendsPerMinute"] = "10000",
            ["RateLimits:FailedLoginsPer15Minutes"] = "1000",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _trap.Dispose();
    }

    [Fact]
    public async Task No_member_of_a_draft_names_a_server_or_a_sender()
    {
        foreach (var name in new[]
        {
            "host", "Host", "port", "server", "smtp", "smtpHost", "relay", "hostname", "url", "endpoint", "from", "sender", "mailFrom",
            "returnPath", "envelope", "envelopeFrom", "headers", "rcptTo", "options", "__proto__", "$type", "Smtp163:Host",
        })
        {
            await RefusedAsync(name, Drafts.With(draft => draft[name] = "127.0.0.1:" + TrapPort));
            await RefusedAsync("account." + name, Drafts.With(draft => draft["account"]![name] = "127.0.0.1:" + TrapPort));
            await RefusedAsync("to[0]." + name, Drafts.With(draft => draft["to"]![0]![name] = "127.0.0.1:" + TrapPort));
        }

        report.AssertAllStopped(Kind);
    }

    [Fact]
    public async Task No_address_routes_through_another_server()
    {
        foreach (var address in new[]
        {
            "someone@evil.example", "someone@163.com@evil.example", "someone@evil.example@163.com", "@evil.example:someone@163.com",
            "someone@163.com.evil.example", "someone@evil163.com", "someone@163.com\r\nRSET", "someone@163.com\0", "someone@[127.0.0.1]",
            "someone@126.com", "someone@sub.163.com", "someone@163.com>", "<someone@163.com>", "someone@１６３.com", "\"a b\" <someone@163.com>",
            "someone@163.com:25", "someone@163.com AUTH=<>", "someone@163.com> SIZE=1", "",
        })
        {
            await RefusedAsync("account " + address, Drafts.With(draft => draft["account"]!["address"] = address));
        }

        foreach (var address in new[]
        {
            "a@example.com>\r\nRCPT TO:<hidden@example.com", "a@example.com\nBcc: hidden@example.com", "a@example.com, hidden@example.com",
            "a@example.com;hidden@example.com", "group: a@example.com, hidden@example.com;", "@evil.example:a@example.com", "a@[127.0.0.1]",
            "a@example.com> NOTIFY=SUCCESS", "a@example.com\u2028hidden@example.com", "a@example.com\0hidden@example.com", "\"a\r\nb\"@example.com",
            "a@example.com (hidden@example.com)", "<a@example.com> <hidden@example.com>",
        })
        {
            foreach (var field in new[] { "to", "cc", "bcc", "replyTo" })
            {
                await RefusedAsync($"{field} {address}", Drafts.With(draft => draft[field] = Recipients(address)));
            }
        }

        report.AssertAllStopped(Kind);
    }

    [Fact]
    public async Task No_text_of_a_draft_becomes_a_header_or_a_command()
    {
        foreach (var text in new[] { "x\r\nBcc: hidden@example.com", "x\nBcc: hidden@example.com", "x\rBcc: hidden@example.com", "x\r\n.\r\nMAIL FROM:<>", "x\u0085Bcc: y", "x\u2028y", "x\0y", "x\u001by" })
        {
            await RefusedAsync("subject " + text, Drafts.With(draft => draft["subject"] = text));
            await RefusedAsync("name " + text, Drafts.With(draft => draft["to"]![0]!["name"] = text));
            await RefusedAsync("displayName " + text, Drafts.With(draft => draft["account"]!["displayName"] = text));
            await RefusedAsync("inReplyTo " + text, Drafts.With(draft => draft["inReplyTo"] = $"<{text}>"));
            await RefusedAsync("references " + text, Drafts.With(draft => draft["references"] = new JsonArray($"<{text}>")));
            await RefusedAsync("attachment name " + text, Drafts.With(draft => draft["attachments"] = Attachment("name", text)), [0]);
            await RefusedAsync("attachment type " + text, Drafts.With(draft => draft["attachments"] = Attachment("contentType", "text/plain; a=" + text)), [0]);
            await RefusedAsync("content id " + text, Drafts.With(draft => draft["attachments"] = Attachment("contentId", text)), [0]);
        }

        report.AssertAllStopped(Kind);
    }

    [Fact]
    public async Task A_code_with_line_breaks_is_a_code_and_no_command()
    {
        // White space is what people copy along with a code; it is taken out, as the contract says.
        foreach (var code in new[] { "ABC\r\nRSET\r\n", "ABC\nRCPT TO:<hidden@example.com>", "A B\tC\u2028D\u0085E", "ABC\r\n.\r\nQUIT" })
        {
            _service.Sandbox.Inbox.Clear();
            using var answer = await SendAsync(Drafts.Post(Drafts.With(draft => draft["account"]!["authorizationCode"] = code)));
            var mail = Assert.Single(_service.Sandbox.Inbox.Messages);
            report.Note(
                Kind, "code " + code, mail.Recipients.Count == 1 && mail.Conversation.Commands.All(command => !command.StartsWith("RSET", StringComparison.Ordinal)));
        }

        report.AssertAllStopped(Kind);
    }

    [Fact]
    public async Task A_body_that_looks_like_the_end_of_a_mail_is_one_mail()
    {
        foreach (var text in new[] { "a\r\n.\r\nMAIL FROM:<evil@evil.example>\r\nRCPT TO:<hidden@example.com>\r\nDATA\r\n", "a\n.\nMAIL FROM:<>", "a\r.\rMAIL FROM:<>", "a\n.\r\nQUIT", "a\r\n.\nQUIT", "a\r.\r\nQUIT" })
        {
            foreach (var form in new[] { "text", "html" })
            {
                _service.Sandbox.Inbox.Clear();
                using var answer = await SendAsync(Drafts.Post(Drafts.With(draft => draft["body"] = new JsonObject { [form] = text })));
                var mail = Assert.Single(_service.Sandbox.Inbox.Messages);
                report.Note(Kind, $"{form} {text}", answer.IsSuccessStatusCode && mail.Recipients.Count == 1);
            }
        }

        report.AssertAllStopped(Kind);
    }

    [Fact]
    public async Task No_header_query_or_part_of_a_request_names_another_server()
    {
        foreach (var header in new[] { "X-Smtp-Host", "X-Forwarded-Host", "X-Forwarded-Server", "Forwarded", "X-Original-Host", "X-Host", "Smtp163__Host", "Smtp163:Host", "Via", "Proxy", "X-Original-URL", "X-Rewrite-URL" })
        {
            using var request = Drafts.Post(Drafts.Harmless());
            request.Headers.TryAddWithoutValidation(header, header == "Forwarded" ? $"host=127.0.0.1:{TrapPort}" : $"127.0.0.1:{TrapPort}");
            await StaysHereAsync(header, request);
        }

        using var named = Drafts.Post(Drafts.Harmless());
        named.Headers.Host = "127.0.0.1:" + TrapPort;
        await StaysHereAsync("Host", named);

        using var queried = Drafts.Post(Drafts.Harmless());
        queried.RequestUri = new Uri($"/api/v1/messages?host=127.0.0.1&port={TrapPort}&Smtp163:Host=127.0.0.1", UriKind.Relative);
        await StaysHereAsync("query", queried);

        foreach (var part in new[] { "host", "port", "smtp", "message" })
        {
            using var request = Drafts.Post(Drafts.Harmless());
            ((MultipartFormDataContent)request.Content!).Add(new StringContent("127.0.0.1:" + TrapPort), part);
            using var answer = await SendAsync(request);
            report.Note(Kind, "part " + part, answer.StatusCode == HttpStatusCode.BadRequest && !_trap.Pending());
        }

        report.AssertAllStopped(Kind);
    }

    private static JsonArray Recipients(string address) => [new JsonObject { ["address"] = address }];

    private static JsonArray Attachment(string member, string value)
    {
        var attachment = new JsonObject { ["name"] = "a.txt", ["size"] = 1 };
        attachment[member] = value;
        return [attachment];
    }

    private async Task RefusedAsync(string attempt, JsonObject draft, params byte[] attachment)
    {
        var before = _service.Sandbox.Conversations.Count;
        using var answer = await SendAsync(attachment.Length > 0 ? Drafts.Post(draft, attachment) : Drafts.Post(draft));
        report.Note(
            Kind, attempt, answer.StatusCode == HttpStatusCode.BadRequest && _service.Sandbox.Conversations.Count == before && !_trap.Pending());
    }

    private async Task StaysHereAsync(string attempt, HttpRequestMessage request)
    {
        _service.Sandbox.Inbox.Clear();
        using var answer = await SendAsync(request);
        report.Note(Kind, attempt, !_trap.Pending() && (_service.Sandbox.Inbox.Count == 1 || !answer.IsSuccessStatusCode));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            return await _service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }
}
