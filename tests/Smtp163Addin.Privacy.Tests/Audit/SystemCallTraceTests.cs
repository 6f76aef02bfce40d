using System.Diagnostics;
using Smtp163Addin.Harness.Deployed;
using Smtp163Addin.Harness.Machine;
using Xunit;

namespace Smtp163Addin.Privacy.Tests.Audit;

public sealed class SystemCallTraceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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
