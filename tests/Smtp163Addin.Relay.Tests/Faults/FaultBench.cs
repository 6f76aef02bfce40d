using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Smtp163Addin.Relay.Drafts;
using Smtp163Addin.Relay.Outcomes;
using Smtp163Addin.Sandbox;
using Smtp163Addin.Sandbox.Protocol;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Faults;

/// <summary>
/// A relay whose clock stands still unless a test moves it, with production's own time-outs, and a sandbox. So nothing here
/// depends on how fast the machine is.
/// </summary>
internal sealed class FaultBench : IAsyncDisposable
{
    // More than what the sockets of both sides and the pieces between take in: a server that does not read is felt.
    private static readonly byte[] Large = RandomNumberGenerator.GetBytes(16 * 1024 * 1024);
    private int _sent;

    private FaultBench(SmtpSandbox sandbox, FakeTimeProvider time)
    {
        Sandbox = sandbox;
        Time = time;
        Relay = new MailRelay(new RelayOptions { Host = "127.0.0.1", Port = sandbox.Port, TrustedAuthorities = [sandbox.Authority] }, time);
    }

    public static Account Account { get; } = new("someone@163.com", "abcdefghijklmnop");

    public SmtpSandbox Sandbox { get; }

    public FakeTimeProvider Time { get; }

    public MailRelay Relay { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<FaultBench> StartAsync(ServerGeneration generation, bool sharesClock = false)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddDays(20_000));
        var options = new SandboxOptions
        {
            Generation = generation,
            IdleTimeout = Timeout.InfiniteTimeSpan,
            ReceiveBufferSize = 64 * 1024,
            Time = sharesClock ? time : TimeProvider.System,
        };
        return new FaultBench(await SmtpSandbox.StartAsync(options, Cancellation), time);
    }

    /// <summary>Sends a mail to two recipients, with an attachment.</summary>
    public Task<RelayOutcome> SendAsync(IAttachmentReader? upload = null, bool large = false, CancellationToken? cancellationToken = null)
    {
        byte[] bytes = large ? Large : Large[..200_000];
        var draft = new Draft
        {
            Account = Account,
            MessageId = $"{++_sent}@163.com",
            Subject = "Hello",
            To = [new Mailbox(null, "one@example.com"), new Mailbox(null, "two@example.com")],
            Body = new Body("<p>Hello</p>", null),
            Attachments = [new Attachment("a.bin", null, bytes.Length)],
        };
        return Relay.SendAsync(draft, upload ?? new Conversations.BytesReader(bytes), cancellationToken ?? Cancellation);
    }

    /// <summary>Moves the clock on, second by second, until something is over.</summary>
    public async Task AdvanceUntilAsync(Task awaited)
    {
        while (!awaited.IsCompleted)
        {
            Cancellation.ThrowIfCancellationRequested();
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Conversations that hang end with the sandbox; the relay then has nothing to wait for.
        await Sandbox.DisposeAsync();
        await Relay.DisposeAsync();
    }
}
