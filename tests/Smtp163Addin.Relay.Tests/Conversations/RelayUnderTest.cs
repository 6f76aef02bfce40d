using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Smtp163Addin.Relay.Drafts;
using Smtp163Addin.Relay.Outcomes;
using Smtp163Addin.Sandbox;
using Smtp163Addin.Sandbox.Protocol;

namespace Smtp163Addin.Relay.Tests.Conversations;

/// <summary>A relay and the sandbox that it talks to, over real TLS.</summary>
internal sealed class RelayUnderTest : IAsyncDisposable
{
    private RelayUnderTest(SmtpSandbox sandbox, MailRelay relay, FakeTimeProvider? sandboxTime)
    {
        SandboxTime = sandboxTime;
        Sandbox = sandbox;
        Relay = relay;
    }

    public static Account Account { get; } = new("someone@163.com", "abcdefghijklmnop");

    public SmtpSandbox Sandbox { get; }

    public MailRelay Relay { get; }

    public FakeTimeProvider? SandboxTime { get; }

    public static async Task<RelayUnderTest> StartAsync(
        CancellationToken cancellationToken,
        ServerGeneration generation = ServerGeneration.Newest,
        Func<RelayOptions, RelayOptions>? with = null,
        TimeProvider? time = null,
        FakeTimeProvider? sandboxTime = null,
        Dictionary<string, string>? codes = null)
    {
        var sandbox = await SmtpSandbox.StartAsync(
            new SandboxOptions { Generation = generation, Time = sandboxTime ?? TimeProvider.System, Codes = codes },
            cancellationToken);

        // Long enough for a loaded machine; a test that wants a time-out asks for a short one.
        var options = new RelayOptions
        {
            Host = "localhost",
            Port = sandbox.Port,
            TrustedAuthorities = [sandbox.Authority],
            ConnectTimeout = TimeSpan.FromSeconds(60),
            CommandTimeout = TimeSpan.FromSeconds(60),
        };
        return new RelayUnderTest(sandbox, new MailRelay(with?.Invoke(options) ?? options, time ?? TimeProvider.System), sandboxTime);
    }

    public static Draft Draft(params string[] recipients) => new()
    {
        Account = Account,
        MessageId = "0d0e6c0a-0000-4000-8000-000000000001@163.com",
        Subject = "Hello",
        To = [.. (recipients.Length > 0 ? recipients : ["other@example.com"]).Select(address => new Mailbox(null, address))],
        Body = new Body(Html: null, Text: "Hello"),
    };

    public static Draft DraftWithAttachment(long size) => Draft() with { Attachments = [new Attachment("a.bin", null, size)] };

    public static byte[] RandomBytes(int size) => RandomNumberGenerator.GetBytes(size);

    /// <summary>Waits for something that nobody announces. The bound only makes a failure out of what would hang.</summary>
    public static async Task UntilAsync(Func<bool> happened, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(TimeSpan.FromMinutes(2));
        while (!happened())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), bound.Token);
        }
    }

    public Task<RelayOutcome> SendAsync(Draft draft, CancellationToken cancellationToken, IAttachmentReader? attachments = null) =>
        Relay.SendAsync(draft, attachments ?? NoAttachments.Instance, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Relay.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
