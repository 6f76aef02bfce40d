using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Smtp163Addin.Sandbox;

namespace Smtp163Addin.Benchmarks.Forgetting;

/// <summary>The service in a process of its own; sandbox and sender are in this one.</summary>
internal sealed partial class MeasuredService : IAsyncDisposable
{
    private static readonly Uri Messages = new("/api/v1/messages", UriKind.Relative);

    private readonly Process _process;
    private readonly SmtpSandbox _sandbox;
    private readonly string _authority;
    private readonly HttpClient _client;

    private MeasuredService(Process process, SmtpSandbox sandbox, string authority, Uri address)
    {
        _process = process;
        _sandbox = sandbox;
        _authority = authority;
        _client = new HttpClient { BaseAddress = address };
    }

    /// <summary>The processor time that the service has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts sandbox and service.</summary>
    /// <param name="forgets">Whether it is the deployed service, or the one that does not forget.</param>
    public static async Task<MeasuredService> StartAsync(bool forgets)
    {
        var sandbox = await SmtpSandbox.StartAsync(new SandboxOptions { KeepContent = false }, CancellationToken.None);
        var authority = Path.GetTempFileName();
        await sandbox.WriteAuthorityAsync(authority, CancellationToken.None);
        string[] command = forgets
            ? [Path.Combine(AppContext.BaseDirectory, "Smtp163Addin.Api.dll")]
            : [typeof(PlainService).Assembly.Location, "forgetting", PlainService.Command];
        var start = new ProcessStartInfo("dotnet", command)
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Smtp163__Host"] = "localhost",
                ["Smtp163__Port"] = $"{sandbox.Port}",
                ["RateLimits__SendsPerMinute"] = "100000",
                ["SSL_CERT_FILE"] = authority,

                // The collector of the deployed service. Its HighMemoryPercent belongs to the forgetting.
                ["DOTNET_gcServer"] = "0",
                ["DOTNET_gcConcurrent"] = "0",
            },
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new MeasuredService(process, sandbox, authority, new Uri(match.Value));
            }
        }

        throw new InvalidOperationException("The service ended before it listened.");
    }

    /// <summary>Sends one mail after the other, several at once, for as long as it is asked to.</summary>
    /// <param name="atOnce">How many at once.</param>
    /// <param name="body">The body of each request.</param>
    /// <param name="next">Asked before each mail whether there is one more.</param>
    /// <returns>How many were sent.</returns>
    public async Task<int> SendAsync(int atOnce, byte[] body, Func<bool> next)
    {
        var sent = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(() => SendInTurnAsync(body, next))));
        _sandbox.Inbox.Clear();
        _sandbox.Conversations.Clear();
        return sent.Sum();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        await _sandbox.DisposeAsync();
        File.Delete(_authority);
    }

    private async Task<int> SendInTurnAsync(byte[] body, Func<bool> next)
    {
        var sent = 0;
        while (next())
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(MailBody.ContentType);
            using var response = await _client.PostAsync(Messages, content);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new InvalidOperationException("A mail was not sent: the figures would be wrong.");
            }

            sent++;
        }

        return sent;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
