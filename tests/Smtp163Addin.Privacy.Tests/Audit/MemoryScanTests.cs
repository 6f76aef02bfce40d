using System.Text;
using Smtp163Addin.Api.Forgetting;
using Smtp163Addin.Privacy.Tests.Canaries;
using Xunit;

namespace Smtp163Addin.Privacy.Tests.Audit;

public sealed class MemoryScanTests
{
    [Fact]
    public void The_scan_finds_what_is_there()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The memory of a process can be searched on Linux only.");
        var canary = new CanaryRun().OfRequest();
        var text = canary.Word();
        var bytes = Encoding.UTF8.GetBytes(canary.Word());
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes("x" + canary.Word() + "yz"));

        var copies = MemoryScan.Count(Environment.ProcessId, canary.Words);

        Assert.All(copies, count => Assert.True(count > 0));
        GC.KeepAlive((text, bytes, encoded));
    }
}
