using Smtp163Addin.Relay;
using Smtp163Addin.Relay.Drafts;
using Smtp163Addin.Relay.Outcomes;
using Smtp163Addin.Sandbox;

namespace Smtp163Addin.Benchmarks;

/// <summary>A relay and the sandbox behind it, over real TLS on loopback, in one process.</summary>
internal sealed class RelayedMail : IAsyncDisposable
{
    private static readonly Account Account = new("someone@163.com", "abcdefghijklmnop");

    private readonly SmtpSandbox _sandbox;
    private readonly MailRelay _relay;

    private RelayedMail(SmtpSandbox sandbox, MailRelay relay)
    {
        _sandbox = sandbox;
        _relay = relay;
    }

    public static async Task<RelayedMail> StartAsync()
    {
        var sandbox = await SmtpSandbox.StartAsync(new SandboxOptions { KeepContent = false }, CancellationToken.None);
        var relay = new MailRelay(
            new RelayOptions { Host = "localhost", Port = sandbox.Port, TrustedAuthorities = [sandbox.Authority] }, TimeProvider.System);
        return new RelayedMail(sandbox, relay);
    }

    /// <summary>Sends mails at once and waits for them all.</summary>
    /// <param name="mails">How many.</param>
    /// <param name="attachmentBytes">The size of the one attachment, or 0 for none.</param>
    public async Task SendAsync(int mails, long attachmentBytes)
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, mails).Select(_ => Task.Run(() => SendOneAsync(attachmentBytes))));
        if (outcomes.Any(outcome => outcome is not RelayOutcome.Sent))
        {
            throw new InvalidOperationException("A mail was not sent: the figures would be wrong.");
        }

        _sandbox.Inbox.Clear();
        _sandbox.Conversations.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _relay.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    private Task<RelayOutcome> SendOneAsync(long attachmentBytes) => _relay.SendAsync(
        new Draft
        {
            Account = Account,
            MessageId = $"{Guid.NewGuid()}@163.com",
            Subject = "Quarterly figures",
            To = [new Mailbox("Other", "other@example.com")],
            Body = new Body("<p>The figures are attached.</p>", "The figures are attached."),
            Attachments = attachmentBytes > 0 ? [new Attachment("figures.bin", null, attachmentBytes)] : [],
        },
        new EndlessReader(attachmentBytes),
        CancellationToken.None);
}
