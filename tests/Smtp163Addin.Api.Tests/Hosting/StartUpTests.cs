using System.Diagnostics;
using Xunit;

namespace Smtp163Addin.Api.Tests.Hosting;

/// <summary>The process itself: what an operator sees who got a value wrong.</summary>
public sealed class StartUpTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_missing_value_stops_the_process_with_one_line()
    {
        using var process = Start([]);

        Assert.StartsWith(
            "Configuration Public:Origin (environment variable Public__Origin): ", await RefusalAsync(process), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DOTNET_DbgEnableMiniDump")]
    [InlineData("COMPlus_DbgEnableMiniDump")]
    public async Task A_runtime_that_would_dump_its_memory_at_a_crash_is_refused(string variable)
    {
        using var process = Start(Complete.Append((variable, "1")));

        Assert.StartsWith($"Environment variable {variable}: ", await RefusalAsync(process), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    public async Task A_runtime_that_tools_may_look_into_is_warned_of(string diagnostics, int warnings)
    {
        using var process = Start(Complete.Append(("DOTNET_EnableDiagnostics", diagnostics)));
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(Cancellation) is { } line && !line.Contains("Now listening", StringComparison.Ordinal))
        {
            lines.Add(line);
        }

        process.Kill();
        await process.WaitForExitAsync(Cancellation);

        Assert.Equal(warnings, lines.Count(line => line.Contains("DOTNET_EnableDiagnostics", StringComparison.Ordinal)));
    }

    private static IEnumerable<(string Name, string Value)> Complete =>
        [("Public__Origin", "https://add-in.example"), ("Authentication__Mode", "Anonymous")];

    private static Process Start(IEnumerable<(string Name, string Value)> variables)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Smtp163Addin.Api.dll")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" },
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<string> RefusalAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var error = await process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);

        Assert.Equal(78, process.ExitCode);
        Assert.Equal("", await output);
        Assert.Single(error.TrimEnd().Split('\n'));
        return error;
    }
}
