using Smtp163Addin.Relay.Drafts;
using Smtp163Addin.Relay.Outcomes;
using Smtp163Addin.Sandbox;
using Smtp163Addin.Sandbox.Messages;
using Smtp163Addin.Sandbox.Protocol;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Composition;

/// <summary>The relay and, for each generation of the server, a sandbox that it reaches over real TLS and that refuses nothing.</summary>
public sealed class SandboxedRelay : IAsyncLifetime
{
    private readonly Dictionary<ServerGeneration, (SmtpSandbox Sandbox, MailRelay Relay)> _servers = [];

    public async ValueTask InitializeAsync()
    {
        foreach (var generation in Enum.GetValues<ServerGeneration>())
        {
            var sandbox = await SmtpSandbox.StartAsync(
                new SandboxOptions { Generation = generation, Rules = [] }, TestContext.Current.CancellationToken);
            var options = new RelayOptions
            {
                Host = "localhost",
                Port = sandbox.Port,
                TrustedAuthorities = [sandbox.Authority],
                // Long enough for a loaded machine.
                ConnectTimeout = TimeSpan.FromMinutes(2),
                CommandTimeout = TimeSpan.FromMinutes(2),
            };
            _servers[generation] = (sandbox, new MailRelay(options, TimeProvider.System));
        }
    }

    /// <summary>Sends a draft and takes the one mail that arrived out of the inbox.</summary>
    public async Task<(RelayOutcome.Sent Outcome, ReceivedMessage Arrived)> SendAsync(ServerGeneration generation, Draft draft, IAttachmentReader attachments)
    {
        var (sandbox, relay) = _servers[generation];
        var outcome = await relay.SendAsync(draft, attachments, TestContext.Current.CancellationToken);
        var sent = Assert.IsType<RelayOutcome.Sent>(outcome);
        var arrived = Assert.Single(sandbox.Inbox.Messages);
        sandbox.Inbox.Clear();
        return (sent, arrived);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (sandbox, relay) in _servers.Values)
        {
            await relay.DisposeAsync();
            await sandbox.DisposeAsync();
        }
    }
}
