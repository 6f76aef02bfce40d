using System.Diagnostics;
using System.Text.RegularExpressions;
using Smtp163Addin.Sandbox;
using Xunit;

namespace Smtp163Addin.Api.Tests.Forgetting;

/// <summary>The service in a process of its own, with the sandbox of this process in 163's place.</summary>
internal sealed partial class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _authority;

    private ServiceProcess(Process process, SmtpSandbox sandbox, string authority, Uri address)
    {
        _process = process;
        _authority = authority;
        Sandbox = sandbox;
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>What stands in for 163.</summary>
    public SmtpSandbox Sandbox { get; }

    /// <summary>A client of the service.</summary>
    public HttpClient Client { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts both.</summary>
    public static async Task<ServiceProcess> StartAsync()
    {
        var sandbox = await SmtpSandbox.StartAsync(new SandboxOptions { KeepContent = false }, Cancellation);
        var authority = Path.GetTempFileName();
        await sandbox.WriteAuthorityAsync(authority, Cancellation);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Smtp163Addin.Api.dll")])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Smtp163__Host"] = "localhost",
                ["Smtp163__Port"] = $"{sandbox.Port}",
                ["RateLimits__SendsPerMinute"] = "1000",
                ["SSL_CERT_FILE"] = authority,
            },
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new ServiceProcess(process, sandbox, authority, new Uri(match.Value));
            }
        }

        throw new InvalidOperationException("The service ended before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        await Sandbox.DisposeAsync();
        File.Delete(_authority);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
