using System.Diagnostics;
using Xunit;

namespace Smtp163Addin.Api.Tests.Hosting;

/// <summary>The process itself: what an operator sees who got a value wrong.</summary>
public sealed class StartUpTests
{
    [Fact]
    public async Task A_missing_value_stops_the_process_with_one_line()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Smtp163Addin.Api.dll")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(78, process.ExitCode);
        Assert.Equal("", await output);
        Assert.StartsWith("Configuration Public:Origin (environment variable Public__Origin): ", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }
}
