using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Smtp163Addin.Api.Tests.Pane;
using Smtp163Addin.Sandbox.Faults;
using Xunit;

namespace Smtp163Addin.Api.Tests.Attacks;

/// <summary>What another site can make a browser do: post, frame, and get script into an answer.</summary>
[Collection(AttackSuite.Name)]
public sealed class BrowserAttacks(AttackReport report) : IAsyncLifetime
{
    private const string Posting = "cross-site posts";
    private const string Framing = "framing by other sites";
    private const string Script = "script injected through a field, a reply or an address";
    private const string Payload = "<script>alert(1)</script><img src=x onerror=alert(1)>";

    private readonly BuiltPane _pane = new();
    private LiveService _service = null!;

    public async ValueTask InitializeAsync() => _service = await LiveService.StartAsync(
        new Dictionary<string, string> { ["RateLimits:SendsPerMinute"] = "10000" },
        services => services.AddSingleton(_pane.Options));

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _pane.Dispose();
    }

    [Fact]
    public async Task A_form_or_a_script_of_another_site_sends_nothing()
    {
        (string Name, string Value)[][] browsers =
        [
            [("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate")],
            [("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors")],
            [("Origin", "null"), ("Sec-Fetch-Site", "cross-site")],
            [("Origin", "null")],
            [("Origin", "https://evil.example")],
            [("Sec-Fetch-Site", "cross-site")],
            [("Sec-Fetch-Site", "same-site")],
            [("Origin", "https://sub.add-in.example"), ("Sec-Fetch-Site", "same-site")],
            [("Origin", "http://add-in.example"), ("Sec-Fetch-Site", "cross-site")],
            [("Origin", LiveService.PublicOrigin), ("Sec-Fetch-Site", "cross-site")],
        ];
        foreach (var headers in browsers)
        {
            foreach (var request in new[] { Drafts.Post(Drafts.Harmless()), Drafts.Verify() })
            {
                foreach (var (name, value) in headers)
                {
                    request.Headers.TryAddWithoutValidation(name, value);
                }

                using (request)
                {
                    using var answer = await _service.Client.SendAsync(request, TestContext.Current.CancellationToken);
                    report.Note(
                        Posting,
                        string.Join(' ', headers) + request.RequestUri,
                        answer.StatusCode == HttpStatusCode.Forbidden
                            && _service.Sandbox.Conversations.Count == 0
                            && !answer.Headers.Contains("Access-Control-Allow-Origin"));
                }
            }
        }

        report.AssertAllStopped(Posting);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=b")]
    [InlineData("text/json")]
    [InlineData("application/jsonp")]
    [InlineData("")]
    public async Task A_content_type_that_needs_no_preflight_is_no_JSON(string type)
    {
        foreach (var path in new[] { "/api/v1/accounts/verify", "/api/v1/feedback" })
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"address":"someone@163.com","authorizationCode":"ABCDEFGHIJKLMNOP"}"""));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var answer = await _service.Client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
            report.Note(
                Posting, $"{type} to {path}", answer.StatusCode == HttpStatusCode.UnsupportedMediaType && _service.Sandbox.Conversations.Count == 0);
        }

        report.AssertAllStopped(Posting);
    }

    [Fact]
    public async Task No_page_may_be_framed_by_another_site()
    {
        string[] strangers =
        [
            "https://evil.example", "https://outlook.office.com.evil.example", "https://evil-outlook.office.com", "http://outlook.office.com",
            "https://outlook.office.com:8443", "https://sub.outlook.live.com", "https://mail.163.com", "null", "data:", "file:",
        ];
        foreach (var path in new[] { "/taskpane.html", "/", "/privacy", "/support", "/manifest.xml", "/api/v1/settings", "/nothing" })
        {
            using var answer = await _service.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var policy = string.Join("; ", answer.Headers.GetValues("Content-Security-Policy"));
            var ancestors = policy.Split("; ").Single(directive => directive.StartsWith("frame-ancestors ", StringComparison.Ordinal)).Split(' ')[1..];
            foreach (var stranger in strangers)
            {
                report.Note(Framing, $"{stranger} frames {path}", !ancestors.Contains(stranger) && !ancestors.Any(source => source.Contains('*', StringComparison.Ordinal)));
            }
        }

        report.AssertAllStopped(Framing);
    }

    [Fact]
    public async Task What_163_replies_is_told_as_text()
    {
        _service.Sandbox.Faults.Always(new Fault(FaultStage.RcptTo, new FaultAction.Say($"550 Invalid User: {Payload}")));
        using var answer = await SendAsync(Drafts.Post(Drafts.Harmless()));
        _service.Sandbox.Faults.Clear();

        await NoteAsync("163's reply", answer);
        report.AssertAllStopped(Script);
    }

    [Fact]
    public async Task What_a_request_holds_comes_back_as_text_or_not_at_all()
    {
        foreach (var change in new Action<System.Text.Json.Nodes.JsonObject>[]
        {
            draft => draft["to"]![0]!["address"] = Payload,
            draft => draft["to"]![0]!["address"] = "nosuchuser<script>@example.com",
            draft => draft["to"]![0]!["address"] = "\"nosuchuser<script>\"@example.com",
            draft => draft[Payload] = "x",
            draft => draft["account"]!["address"] = Payload,
            draft => draft["account"]!["authorizationCode"] = Payload + "€",
            draft => draft["messageId"] = Payload,
            draft => draft["importance"] = Payload,
            draft => draft["subject"] = Payload + "\0",
            draft => draft["attachments"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["name"] = Payload + ".exe", ["size"] = 1 }),
        })
        {
            using var answer = await SendAsync(Drafts.Post(Drafts.With(change)));
            await NoteAsync(Drafts.With(change).ToJsonString(), answer);
        }

        foreach (var path in new[] { "/" + Payload, "/api/v1/" + Payload, "/privacy?lang=" + Payload, "/privacy?" + Payload, "/support?" + Payload, "/taskpane.html?" + Payload, "/manifest.xml?origin=" + Payload, "/?" + Payload })
        {
            using var answer = await _service.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            await NoteAsync(path, answer);
        }

        report.AssertAllStopped(Script);
    }

    private async Task NoteAsync(string attempt, HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var cannotRun = !body.Contains("<script>", StringComparison.OrdinalIgnoreCase) && !body.Contains("onerror=alert(1)>", StringComparison.OrdinalIgnoreCase);
        var isNotSniffed = answer.Headers.GetValues("X-Content-Type-Options").Single() == "nosniff";
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        report.Note(Script, attempt, cannotRun && isNotSniffed && !policy.Contains("unsafe", StringComparison.Ordinal));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            return await _service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }
}
