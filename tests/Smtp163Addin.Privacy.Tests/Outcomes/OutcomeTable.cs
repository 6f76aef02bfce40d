using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Smtp163Addin.Harness.Contract;
using Smtp163Addin.Harness.Http;
using Smtp163Addin.Relay;
using Smtp163Addin.Sandbox.Certificates;
using Smtp163Addin.Sandbox.Faults;
using static Smtp163Addin.Sandbox.Faults.FaultAction;
using static Smtp163Addin.Sandbox.Faults.FaultStage;

namespace Smtp163Addin.Privacy.Tests.Outcomes;

/// <summary>Every outcome of the contract. A new code of the contract needs a row here, or a test fails.</summary>
internal static class OutcomeTable
{
    /// <summary>More than the default of <c>Limits:AttachmentBytes</c>.</summary>
    private const long TooManyBytes = 60_000_000;

    /// <summary>What all share: patience and limits that are soon at their end, and a proxy that says who the client is.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["ForwardedHeaders:KnownProxies"] = "127.0.0.1",
        ["RateLimits:SendsPerMinute"] = "10",
        ["RateLimits:FailedLoginsPer15Minutes"] = "3",
        ["Smtp163:CommandTimeout"] = "00:00:04",
        ["Smtp163:Pause"] = "00:00:01",
        ["Smtp163:MaxConcurrentSends"] = "1",
        ["Limits:UploadIdleTimeout"] = "00:00:05",
    };

    /// <summary>All ways to all outcomes. The pause comes last: whoever comes next would be told of it.</summary>
    public static IReadOnlyList<Outcome> All { get; } = [.. Fulfilled, .. RefusedHere, .. RefusedBy163, .. Mistrusted, .. OfOurOwn, .. Pauses];

    private static IEnumerable<Outcome> Fulfilled =>
    [
        new("a mail", "sent", attempt => attempt.SendAsync()),
        new("a check of the account", "accepted", attempt => attempt.VerifyAsync()),
        new("a request for deletion", "sent", attempt => attempt.SendFeedbackAsync("deletion")),
        new("feedback", "sent", attempt => attempt.SendFeedbackAsync("idea")),
    ];

    private static IEnumerable<Outcome> RefusedHere =>
    [
        new("no attachment", "invalid_request", attempt => attempt.PostAsync(Upload.Of(attempt.Draft.Message))),
        new("one attachment too many", "invalid_request", attempt =>
            attempt.PostAsync(Upload.Of(attempt.Draft.Message, attempt.Draft.Attachment, attempt.Draft.Attachment))),
        new("an attachment too short", "invalid_request", attempt =>
            attempt.PostAsync(Upload.Of(attempt.Draft.Message, attempt.Draft.Attachment[..^1]))),
        new("JSON that is cut off", "invalid_request", attempt => attempt.SendAsync(attempt.Draft.Message[..^1])),
        new("an unknown member", "invalid_request", attempt => attempt.SendAsync("{\"" + attempt.Canary.Word() + "\":1}")),
        new("a member of the wrong type", "invalid_request", attempt => attempt.SendWithAsync("\"importance\":\"high\"", $"\"importance\":[\"{attempt.Canary.Word()}\"]")),
        new("a lone surrogate", "invalid_request", attempt => attempt.SendWithAsync("\"subject\":\"", "\"subject\":\"\\ud800")),
        new("a control character", "invalid_request", attempt => attempt.SendWithAsync("\"subject\":\"", "\"subject\":\"\\u0007")),
        new("an address that is a literal", "invalid_request", attempt => attempt.SendWithAsync("@example.com", "@[example.com]")),
        new("an account elsewhere", "invalid_request", attempt => attempt.SendWithAsync("@163.com", "@example.com")),
        new("a body that is no multipart", "invalid_request", attempt => attempt.PostAsync(Upload.Raw(attempt.Canary.Word()))),
        new("a part that never ends", "invalid_request", attempt => attempt.PostAsync(Upload.Raw(
            $"{Upload.Delimiter}Content-Disposition: form-data; name=\"{attempt.Canary.Word()}\"\r\n\r\n{attempt.Canary.Word()}"))),
        new("a check of an account elsewhere", "invalid_request", attempt => attempt.PostJsonAsync(
            "accounts/verify", $$"""{"address":"{{attempt.Canary.Word()}}@example.com","authorizationCode":"{{attempt.Draft.Code}}"}""")),
        new("feedback of no kind", "invalid_request", attempt => attempt.SendFeedbackAsync(attempt.Canary.Word())),
        new("feedback that is no JSON", "invalid_request", attempt => attempt.PostJsonAsync("feedback", attempt.Canary.Word())),
        new("a file that 163 refuses", "attachment_refused", attempt => attempt.SendWithAsync(".txt\"", ".vbs\"")),
        new("too many bytes", "payload_too_large", attempt => attempt.SendWithAsync($"\"size\":{attempt.Draft.Attachment.Length}", $"\"size\":{TooManyBytes}")),
        new("another content type", "unsupported_media_type", attempt => attempt.PostAsync(
            Upload.Raw(Encoding.UTF8.GetBytes(attempt.Canary.Word()), "application/octet-stream"))),
        new("a part of another content type", "unsupported_media_type", attempt => attempt.PostAsync(
            Upload.Raw(Upload.MessagePart(attempt.Draft.Message, $"text/{attempt.Canary.Word()}") + Upload.End))),
        new("another site's page", "forbidden", attempt => attempt.PostAsync(
            Upload.Of(attempt.Draft.Message, attempt.Draft.Attachment),
            headers => headers.TryAddWithoutValidation("Origin", $"https://{attempt.Canary.Word()}.example"))),
        new("a path that is none", "not_found", attempt => attempt.PostJsonAsync("nothing", $"\"{attempt.Canary.Word()}\"")),
        new("another method", "method_not_allowed", attempt => attempt.RequestAsync(
            HttpMethod.Put, new Uri("/api/v1/messages", UriKind.Relative), new StringContent(attempt.Canary.Word()))),
        new("an upload that stands still", "upload_stalled", attempt => attempt.StallAsync()),
        new("more than a caller's budget", "rate_limited", SpendBudgetAsync),
        new("more than there are places", "overloaded", TakePlacesAsync),
        new("nobody who signed in", "unauthorized", attempt => attempt.SendAsync())
        {
            Settings = new Dictionary<string, string>
            {
                ["Authentication:Mode"] = "EntraId",
                ["AzureAd:TenantId"] = Guid.NewGuid().ToString(),
                ["AzureAd:ClientId"] = Guid.NewGuid().ToString(),

                // Nobody is asked: without a token there is nothing to check. Should anybody be, nothing listens there.
                ["AzureAd:Instance"] = "https://127.0.0.1:1/",
            },
        },
    ];

    // 163's replies echo addresses, so the words of the faults do too.
    private static IEnumerable<Outcome> RefusedBy163 =>
        SmtpFailure.All.Select(failure => new Outcome(failure.Name, failure.Code, attempt =>
        {
            attempt.Sandbox.Faults.Next(failure.Fault with { Action = Echoing(failure.Fault.Action, attempt.Canary.Word()) });
            return attempt.SendAsync();
        }));

    private static IEnumerable<Outcome> Mistrusted =>
        Enum.GetValues<CertificateFlaw>().Select(flaw => (Name: $"a certificate: {flaw}", Fault: new Fault(Handshake, new FlawedCertificate(flaw))))
            .Append((Name: "TLS 1.1", Fault: new Fault(Handshake, new OldTls())))
            .Select(untrusted => new Outcome(untrusted.Name, "untrusted_server", attempt =>
            {
                attempt.Sandbox.Faults.Next(untrusted.Fault);
                return attempt.SendAsync();
            }));

    private static IEnumerable<Outcome> OfOurOwn =>
    [
        new("an exception of ours", "internal_error", attempt => attempt.SendAsync())
        {
            Break = (services, word) => services.AddSingleton<MailRelay>(_ => throw new InvalidOperationException(word, new IOException(word))),
        },
    ];

    private static IEnumerable<Outcome> Pauses =>
    [
        new("a refusal of the server's address", "relay_paused", attempt =>
        {
            attempt.Sandbox.Faults.Next(new Fault(
                Greeting, Reply($"554 IP is rejected, smtp auth error limit exceed,163 {attempt.Canary.Word()}", Afterwards.Close)));
            return attempt.SendAsync();
        }),
    ];

    private static FaultAction Echoing(FaultAction action, string word) =>
        action is Say say && char.IsAsciiDigit(say.Words[0])
            ? say with { Words = say.Words.Replace("\r\n", $" {word} {{recipient}}\r\n", StringComparison.Ordinal) }
            : action;

    private static async Task<HttpResponseMessage> SpendBudgetAsync(Attempt attempt)
    {
        while (true)
        {
            var response = await attempt.PostJsonAsync("feedback", $"\"{attempt.Canary.Word()}\"");
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                return response;
            }

            response.Dispose();
        }
    }

    private static async Task<HttpResponseMessage> TakePlacesAsync(Attempt attempt)
    {
        var released = new TaskCompletionSource();
        var connected = attempt.Sandbox.Conversations.Count;
        attempt.Sandbox.Faults.Next(new Fault(Greeting, new AnswerWhen(released.Task)));
        var first = attempt.SendAsync();
        await attempt.Sandbox.Conversations.WaitForAsync(connected + 1, attempt.CancellationToken);

        // There is one place and one to wait in: of two more, one is told.
        Task<HttpResponseMessage>[] more = [attempt.SendAsync(), attempt.SendAsync()];
        var told = await Task.WhenAny(more);
        released.SetResult();
        foreach (var other in more.Append(first).Where(other => other != told))
        {
            (await other).Dispose();
        }

        return await told;
    }
}
