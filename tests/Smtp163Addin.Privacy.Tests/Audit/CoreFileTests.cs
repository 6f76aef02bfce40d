using System.Diagnostics;
using System.Globalization;
using Smtp163Addin.Privacy.Tests.Report;
using Xunit;

namespace Smtp163Addin.Privacy.Tests.Audit;

/// <summary>A process that is killed hard leaves a core file with all its memory, where the system allows it. The service does not.</summary>
public sealed class CoreFileTests(PrivacyReport report) : IDisposable
{
    private const string AllowAndWait = "ulimit -c unlimited && { \"$@\" & echo \"pid $!\"; wait $!; }";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("core-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    // Signals whose default action is a core file, and which the runtime does not handle itself.
    [Theory]
    [Trait("Promise", "P5")]
    [InlineData("SYS")]
    [InlineData("XCPU")]
    public async Task A_killed_service_leaves_no_core_file(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Core files can be allowed on Linux by root only.");
        Assert.SkipUnless(
            await LeavesCoreAsync(["sleep", "1000"], line => line.StartsWith("pid", StringComparison.Ordinal), signal),
            "This machine makes no core files.");

        var left = await LeavesCoreAsync(
            ["dotnet", Path.Combine(AppContext.BaseDirectory, "Smtp163Addin.Api.dll")],
            line => line.Contains("Now listening", StringComparison.Ordinal),
            signal);
        report.Note("P5", "core files of a server that is killed, where another program leaves one", 1, left ? 1 : 0);

        Assert.False(left);
    }

    /// <summary>Starts a program, kills it when it has said a certain line, and asks the shell and the folder what was left.</summary>
    private async Task<bool> LeavesCoreAsync(IEnumerable<string> program, Func<string, bool> isReady, string signal)
    {
        var start = new ProcessStartInfo("bash", ["-c", AllowAndWait, "bash", .. program])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.FullName,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Public__Origin"] = "https://add-in.example",
                ["Authentication__Mode"] = "Anonymous",
            },
        };
        using var shell = Process.Start(start)!;
        var errors = shell.StandardError.ReadToEndAsync(Cancellation);
        var pid = 0;
        while (await shell.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            if (line.StartsWith("pid ", StringComparison.Ordinal))
            {
                pid = int.Parse(line.AsSpan(4), CultureInfo.InvariantCulture);
            }

            if (isReady(line))
            {
                using var kill = Process.Start("kill", [$"-{signal}", $"{pid}"]);
                await kill.WaitForExitAsync(Cancellation);
                break;
            }
        }

        await shell.StandardOutput.ReadToEndAsync(Cancellation);
        var said = await errors;
        var files = _folder.GetFiles();
        foreach (var file in files)
        {
            file.Delete();
        }

        return files.Length > 0 || said.Contains("core dumped", StringComparison.Ordinal);
    }
}
