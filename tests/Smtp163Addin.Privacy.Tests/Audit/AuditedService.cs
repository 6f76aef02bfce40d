using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Smtp163Addin.Api.Forgetting;
using Smtp163Addin.Harness.Deployed;
using Smtp163Addin.Harness.Http;
using Smtp163Addin.Harness.Machine;
using Smtp163Addin.Privacy.Tests.Canaries;
using Smtp163Addin.Privacy.Tests.Outcomes;
using Smtp163Addin.Sandbox;
using Smtp163Addin.Sandbox.Faults;
using Xunit;

namespace Smtp163Addin.Privacy.Tests.Audit;

/// <summary>
/// The service as it is deployed, in Production, watched from outside while it sends, refuses, fails and is hung up on. The run is made
/// once, at the first test that asks for it.
/// </summary>
public sealed class AuditedService : IAsyncLifetime
{
    private const int LargeAttachment = 40_000_000;

    /// <summary>The promise is 30 seconds for a machine with nothing else to do; this one may be busy with other tests.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static readonly string[] Pages =
    [
        "/api/v1/settings", "/manifest.xml", "/privacy", "/privacy/zh-CN", "/support", "/", "/health/live", "/health/ready", "/openapi/v1.json",
        "/taskpane.html",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("audit-");
    private readonly CanaryRun _run = new();
    private readonly IPAddress _mailServer = LoopbackAddress.Next();
    private Task<ServiceAudit>? _audit;

    /// <summary>Makes the run, or gives what it has shown.</summary>
    internal Task<ServiceAudit> RunAsync()
    {
        Requirement.SystemCallTracing();
        return _audit ??= AuditAsync(CancellationToken.None);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<ServiceAudit> AuditAsync(CancellationToken cancellationToken)
    {
        var authorities = Path.Combine(_folder.FullName, "authority.pem");
        var calls = Path.Combine(_folder.FullName, "calls");
        await using var sandbox = await SmtpSandbox.StartAsync(new SandboxOptions(), cancellationToken);
        await sandbox.WriteAuthorityAsync(authorities, cancellationToken);
        await using var wire = new Wiretap(new IPEndPoint(_mailServer, 465), new IPEndPoint(IPAddress.Loopback, sandbox.Port), _run.Stems);
        await using var service = await ServiceProcess.StartAsync(
            new ServiceSettings
            {
                MailServer = _mailServer,
                Authorities = authorities,
                SystemCalls = calls,
                Variables = OutcomeTable.Settings
                    .Append(new("Logging:LogLevel:Default", "Trace"))
                    .ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value),
            },
            cancellationToken);

        await OpenPagesAsync(service, cancellationToken);
        await KnockAsync(service, cancellationToken);
        var cutUploads = await CutUploadsAsync(service, cancellationToken);
        var (large, copiesInFlight) = await SendLargeAsync(service, sandbox, cancellationToken);
        var exchanges = new List<Exchange> { large };
        foreach (var outcome in OutcomeTable.All.Where(outcome => outcome.IsReachedAsDeployed))
        {
            exchanges.Add(await ExchangeAsync(service, sandbox, outcome, cancellationToken));
        }

        var (copiesLeft, forgotten) = await WaitUntilForgottenAsync(service, cancellationToken);
        var keptOf = copiesLeft > 0 ? KeptOf(service, exchanges) : [];
        var open = sandbox.Conversations.All.Count(conversation => !conversation.Ended.IsCompleted);
        await service.StopAsync();
        return new ServiceAudit
        {
            Run = _run,
            MailServer = _mailServer,
            Exchanges = exchanges,
            CutUploads = cutUploads,
            Mails = sandbox.Inbox.Count,
            OpenConversations = open,
            WireOctets = wire.Octets,
            PlainOnWire = wire.Found,
            CopiesInFlight = copiesInFlight,
            CopiesLeft = copiesLeft,
            KeptOf = keptOf,
            Forgotten = forgotten,
            Output = service.Output,
            Trace = await SystemCallTrace.ReadAsync(calls, service.Id, cancellationToken),
        };
    }

    private static async Task OpenPagesAsync(ServiceProcess service, CancellationToken cancellationToken)
    {
        foreach (var page in Pages)
        {
            using var answer = await service.Client.GetAsync(new Uri(page, UriKind.Relative), cancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{page} answered {answer.StatusCode}.");
        }
    }

    /// <summary>Requests that keep no contract: words in the path, the query, the content type and the name of a header.</summary>
    private async Task KnockAsync(ServiceProcess service, CancellationToken cancellationToken)
    {
        var canary = _run.OfRequest();
        foreach (var path in new[] { "/", "/api/v1/", "/api/v1/messages/", "/taskpane.html/" })
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Post, new Uri($"{path}{canary.Word()}?address={canary.Word()}@163.com", UriKind.Relative));
            request.Content = Upload.Raw(Encoding.ASCII.GetBytes(canary.Word()), $"text/{canary.Word()}");
            request.Headers.TryAddWithoutValidation(canary.Word(), canary.Word());
            using var answer = await service.Client.SendAsync(request, cancellationToken);
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }
    }

    private async Task<Exchange> ExchangeAsync(ServiceProcess service, SmtpSandbox sandbox, Outcome outcome, CancellationToken cancellationToken)
    {
        var earlier = sandbox.Conversations.Count;
        var attempt = new Attempt(service.Client, code => service.Output.Split($" {code} ").Length - 1, sandbox, _run.OfRequest(), cancellationToken);
        using var response = await outcome.CauseAsync(attempt);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        using var json = JsonDocument.Parse(answer);
        var actual = (json.RootElement.TryGetProperty("code", out var code) ? code : json.RootElement.GetProperty("status")).GetString()!;
        var conversations = sandbox.Conversations.All.Skip(earlier).ToList();
        var mails = sandbox.Inbox.Messages.Where(mail => conversations.Contains(mail.Conversation)).ToList();
        return new Exchange(outcome.Name, outcome.Code, actual, attempt, answer, conversations, mails);
    }

    /// <summary>A mail that is held back before 163's last answer, so that its copies in memory can be counted: the scan would see them.</summary>
    private async Task<(Exchange Exchange, int Copies)> SendLargeAsync(
        ServiceProcess service, SmtpSandbox sandbox, CancellationToken cancellationToken)
    {
        var released = new TaskCompletionSource();
        sandbox.Faults.Next(new Fault(FaultStage.EndOfData, new FaultAction.AnswerWhen(released.Task)));
        var number = sandbox.Conversations.Count + 1;
        var exchange = ExchangeAsync(
            service,
            sandbox,
            new Outcome("a mail of 40 MB", "sent", attempt =>
            {
                var filler = Encoding.ASCII.GetBytes(attempt.Canary.Word() + " ");
                var content = new byte[LargeAttachment];
                for (var at = 0; at + filler.Length <= content.Length; at += filler.Length)
                {
                    filler.CopyTo(content, at);
                }

                var message = JsonNode.Parse(attempt.Draft.Message)!;
                message["attachments"]![0]!["size"] = content.Length;
                return attempt.PostAsync(Upload.Of(message.ToJsonString(), content));
            }),
            cancellationToken);
        var conversation = await sandbox.Conversations.WaitForAsync(number, cancellationToken);
        await conversation.FirstFault.WaitAsync(cancellationToken);
        var copies = MemoryScan.Count(service.Id, _run.Stems).Sum();
        released.SetResult();
        return (await exchange, copies);
    }

    private async Task<List<Canary>> CutUploadsAsync(ServiceProcess service, CancellationToken cancellationToken)
    {
        var canaries = new List<Canary>();
        var finished = service.FinishedRequests;
        foreach (var abruptly in new[] { true, false })
        {
            for (var cut = 1; cut <= 10; cut++)
            {
                var canary = _run.OfRequest();
                var draft = new CanaryDraft(canary);
                using var body = Upload.Of(draft.Message, draft.Attachment);
                var bytes = await body.ReadAsByteArrayAsync(cancellationToken);
                await using var upload = await RawUpload.StartAsync(
                    service.Client.BaseAddress!, body.Headers.ContentType!, bytes.Length, cancellationToken, Attempt.AnotherClientAddress());

                // The last cut leaves out one byte: the end of the closing delimiter.
                await upload.WriteAsync(bytes.AsMemory(0, (int)((bytes.Length - 1L) * cut / 10)), cancellationToken);
                await upload.CutAsync(abruptly, cancellationToken);
                canaries.Add(canary);
            }
        }

        await Condition.WaitAsync(
            () => service.FinishedRequests >= finished + canaries.Count, "the end of every upload that was cut off", cancellationToken);
        return canaries;
    }

    private async Task<(int Copies, TimeSpan Waited)> WaitUntilForgottenAsync(ServiceProcess service, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var copies = MemoryScan.Count(service.Id, _run.Stems).Sum();
            if (copies == 0 || waited.Elapsed > Patience)
            {
                return (copies, waited.Elapsed);
            }

            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        }
    }

    private List<string> KeptOf(ServiceProcess service, List<Exchange> exchanges)
    {
        var copies = MemoryScan.Count(service.Id, [.. _run.Requests.SelectMany(request => request.Words)]);
        var names = exchanges.ToDictionary(exchange => exchange.Attempt.Canary, exchange => exchange.Name);
        return
        [
            .. _run.Requests.SelectMany((request, _) => request.Words.Select((_, index) => (request, index)))
                .Zip(copies, (word, count) => (Name: names.GetValueOrDefault(word.request, "another request"), word.index, count))
                .Where(word => word.count > 0)
                .GroupBy(word => word.Name)
                .Select(words => $"{words.Key}: {string.Join(", ", words.Select(word => $"word {word.index} {word.count} times"))}"),
        ];
    }
}
