using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Smtp163Addin.Drafts;
using Smtp163Addin.EndToEnd.Tests.Product;
using Smtp163Addin.Relay.Drafts;
using Smtp163Addin.Sandbox;
using Xunit;

namespace Smtp163Addin.EndToEnd.Tests.SystemCalls;

/// <summary>
/// The service under strace, from its start through every kind of outcome to its end. The run is made once, at the first test
/// that asks for it.
/// </summary>
public sealed class TracedService : IAsyncLifetime
{
    private const long LargeAttachment = 40_000_000;
    private static readonly string[] Pages =
    [
        "/api/v1/settings", "/manifest.xml", "/privacy", "/support", "/", "/health/live", "/health/ready", "/openapi/v1.json", "/taskpane.html",
    ];

    private static readonly DraftCase Plain = DraftCases.All[0];
    private static readonly DraftCase Large = new(
        "large",
        Plain.Draft with { Attachments = [new Attachment("报价.bin", null, LargeAttachment)] },
        [Content.Random(LargeAttachment)]);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("trace-");
    private readonly List<string> _outcomes = [];
    private SystemCallTrace? _trace;

    /// <summary>The only address that the service may connect to.</summary>
    internal IPAddress MailServer { get; } = LoopbackAddress.Next();

    /// <summary>What the service answered, in order.</summary>
    internal IReadOnlyList<string> Outcomes => _outcomes;

    /// <summary>What strace saw.</summary>
    internal async Task<SystemCallTrace> RunAsync(CancellationToken cancellationToken)
    {
        Requirement.SystemCallTracing();
        return _trace ??= await TraceAsync(cancellationToken);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task AbortAsync(ServiceProcess service, bool abruptly, CancellationToken cancellationToken)
    {
        using var body = MessageRequest.Of(Large);
        var bytes = await body.ReadAsByteArrayAsync(cancellationToken);
        await using var upload = await RawUpload.StartAsync(
            service.Client.BaseAddress!, body.Headers.ContentType!, bytes.Length, cancellationToken);
        await upload.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), cancellationToken);
        await upload.CutAsync(abruptly, cancellationToken);
    }

    private async Task<SystemCallTrace> TraceAsync(CancellationToken cancellationToken)
    {
        var authorities = Path.Combine(_folder.FullName, "authority.pem");
        var calls = Path.Combine(_folder.FullName, "calls");
        await using var sandbox = await SmtpSandbox.StartAsync(
            new SandboxOptions { Address = MailServer, Port = 465, KeepContent = false }, cancellationToken);
        await sandbox.WriteAuthorityAsync(authorities, cancellationToken);

        await using var service = await ServiceProcess.StartAsync(
            new ServiceSettings { MailServer = MailServer, Authorities = authorities, SystemCalls = calls }, cancellationToken);
        await SendAsync(service, cancellationToken);
        await RefuseAsync(service, cancellationToken);
        await AbortAsync(service, abruptly: true, cancellationToken);
        await AbortAsync(service, abruptly: false, cancellationToken);
        foreach (var page in Pages)
        {
            using var answer = await service.Client.GetAsync(new Uri(page, UriKind.Relative), cancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{page} answered {answer.StatusCode}.");
        }

        await service.StopAsync();
        return await SystemCallTrace.ReadAsync(calls, service.Id, cancellationToken);
    }

    private async Task SendAsync(ServiceProcess service, CancellationToken cancellationToken)
    {
        DraftCase[] drafts =
        [
            Large,
            Changed(draft => draft with { Account = draft.Account with { AuthorizationCode = "wrong" } }),
            Changed(draft => draft with { To = [new Mailbox(null, "nosuchuser@example.com")] }),
            Changed(draft => draft with { Subject = "[spam]" }),
            Changed(draft => draft with { To = [new Mailbox(null, "dropped@example.com")] }),
            Changed(draft => draft with { Subject = "[lost]" }),
        ];
        foreach (var draft in drafts)
        {
            using var body = MessageRequest.Of(draft);
            await PostAsync(service, MessageRequest.Path, body, cancellationToken);
        }
    }

    private async Task RefuseAsync(ServiceProcess service, CancellationToken cancellationToken)
    {
        using var noRecipient = MessageRequest.Of(Changed(draft => draft with { To = [], Cc = [], Bcc = [] }));
        await PostAsync(service, MessageRequest.Path, noRecipient, cancellationToken);
        using var wrongSize = MessageRequest.Of(Large with { Contents = [Content.Random(1000)] });
        await PostAsync(service, MessageRequest.Path, wrongSize, cancellationToken);
        using var malformed = new StringContent("--b\r\nno header\r\n--b");
        malformed.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        await PostAsync(service, MessageRequest.Path, malformed, cancellationToken);
        using var credentials = JsonContent.Create(
            new { address = Plain.Draft.Account.Address, authorizationCode = Plain.Draft.Account.AuthorizationCode });
        await PostAsync(service, new Uri("/api/v1/accounts/verify", UriKind.Relative), credentials, cancellationToken);
    }

    private static DraftCase Changed(Func<Draft, Draft> change) => Plain with { Draft = change(Plain.Draft) };

    private async Task PostAsync(ServiceProcess service, Uri path, HttpContent body, CancellationToken cancellationToken)
    {
        using var answer = await service.Client.PostAsync(path, body, cancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        _outcomes.Add(
            json.RootElement.TryGetProperty("code", out var code) ? code.GetString()! : json.RootElement.GetProperty("status").GetString()!);
    }
}
