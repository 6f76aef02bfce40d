using System.Diagnostics;
using Smtp163Addin.EndToEnd.Tests.Product;
using Xunit;

namespace Smtp163Addin.EndToEnd.Tests.SystemCalls;

/// <summary>What the operating system saw of the service while it sent, refused, failed and was hung up on.</summary>
public sealed class SystemCallTests(TracedService service) : IClassFixture<TracedService>
{
    private static readonly string[] NameServiceSockets = ["/var/run/nscd/socket", "/run/nscd/socket", "/run/systemd/resolve/io.systemd.Resolve"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_run_met_every_kind_of_outcome()
    {
        await service.RunAsync(Cancellation);

        Assert.Equal(
            [
                "sent", "authentication_failed", "recipients_refused", "content_refused", "unreachable", "delivery_unknown",
                "invalid_request", "invalid_request", "invalid_request", "accepted",
            ],
            service.Outcomes);
    }

    [Fact]
    [Trait("Promise", "P5")]
    [Trait("Promise", "P7")]
    public async Task No_file_is_made_or_written()
    {
        var trace = await service.RunAsync(Cancellation);

        Assert.Empty(trace.Writes);
        Assert.True(trace.Calls > 500, $"strace saw {trace.Calls} calls only.");
    }

    [Fact]
    [Trait("Promise", "P12")]
    public async Task Nothing_but_163_is_connected_to_and_no_name_server_is_asked()
    {
        var trace = await service.RunAsync(Cancellation);

        Assert.Contains($"{service.MailServer}:465", trace.Peers);
        Assert.All(trace.Peers, peer => Assert.StartsWith($"{service.MailServer}:", peer, StringComparison.Ordinal));
        Assert.All(trace.LocalPeers, peer => Assert.Contains(peer, NameServiceSockets));
    }

    [Fact]
    public async Task A_file_and_a_connection_would_have_been_seen()
    {
        Requirement.SystemCallTracing();
        var folder = Directory.CreateTempSubdirectory("trace-");
        var calls = Path.Combine(folder.FullName, "calls");
        var written = Path.Combine(folder.FullName, "written");
        var command = SystemCallTrace.Command(calls);

        using var process = Process.Start(
            command[0], [.. command[1..], "bash", "-c", $"echo secret > {written}; exec 3<>/dev/udp/127.163.0.0/53; echo secret >&3"]);
        await process.WaitForExitAsync(Cancellation);
        var trace = await SystemCallTrace.ReadAsync(calls, process.Id, Cancellation);
        folder.Delete(recursive: true);

        Assert.Contains(trace.Writes, line => line.Contains(written, StringComparison.Ordinal));
        Assert.Contains("127.163.0.0:53", trace.Peers);
    }
}
