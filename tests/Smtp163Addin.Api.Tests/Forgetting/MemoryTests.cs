using System.Diagnostics;
using System.Text;
using Smtp163Addin.Api.Forgetting;
using Smtp163Addin.Api.Tests.Canaries;
using Smtp163Addin.Api.Tests.Service;
using Smtp163Addin.Sandbox.Faults;
using Xunit;

namespace Smtp163Addin.Api.Tests.Forgetting;

/// <summary>
/// After the last request the process holds no copy of any field of it, by itself and within half a minute: its whole memory is
/// searched. Linux, and the right to read another process's memory.
/// </summary>
[Trait("Promise", "P5")]
public sealed class MemoryTests
{
    /// <summary>The promise is 30 seconds on a machine that has nothing else to do; this one may be busy with other tests.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_a_request_is_left_in_memory()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "The memory of a process can be searched on Linux by root only.");
        await using var service = await ServiceProcess.StartAsync();
        var canary = new Canary();

        var (message, attachment) = CanaryRequest.Draft(canary);
        using (var sent = await service.Client.PostAsync(new Uri("/api/v1/messages", UriKind.Relative), Upload.Of(message, attachment), Cancellation))
        {
            await ProblemAssert.IsSentAsync(sent);
        }

        service.Sandbox.Faults.Next(new Fault(FaultStage.RcptTo, FaultAction.Reply("550 Invalid User: {recipient}")));
        using (var refused = await service.Client.PostAsync(new Uri("/api/v1/messages", UriKind.Relative), Upload.Of(message, attachment), Cancellation))
        {
            await ProblemAssert.IsAsync(refused, "recipients_refused", 422);
        }

        using (var wrong = await service.Client.PostAsync(
            new Uri("/api/v1/messages", UriKind.Relative), Upload.Of(message.Replace("@163.com", "@example.com", StringComparison.Ordinal), attachment), Cancellation))
        {
            await ProblemAssert.IsAsync(wrong, "invalid_request", 400);
        }

        var waited = Stopwatch.StartNew();
        var copies = MemoryScan.Count(service.Id, canary.Words);
        while (copies.Sum() > 0 && waited.Elapsed < Patience)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), Cancellation);
            copies = MemoryScan.Count(service.Id, canary.Words);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{canary.Count} canaries, none left after {waited.Elapsed.TotalSeconds:F0} s");
        Assert.True(copies.Sum() == 0, $"{copies.Sum()} copies left, by field in the order of the request: {string.Join(' ', copies)}");
    }

    [Fact]
    public void The_scan_finds_what_is_there()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The memory of a process can be searched on Linux only.");
        var canary = new Canary();
        var text = canary.Word();
        var bytes = Encoding.UTF8.GetBytes(canary.Word());
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes("x" + canary.Word() + "yz"));

        var copies = MemoryScan.Count(Environment.ProcessId, canary.Words);

        Assert.All(copies, count => Assert.True(count > 0));
        GC.KeepAlive((text, bytes, encoded));
    }
}
