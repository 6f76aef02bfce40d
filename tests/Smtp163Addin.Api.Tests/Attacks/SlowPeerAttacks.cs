using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Smtp163Addin.Api.Tests.Attacks;

/// <summary>Clients that begin a request and then say nothing more, to hold a connection open for as long as they like.</summary>
[Collection(AttackSuite.Name)]
public sealed class SlowPeerAttacks(AttackReport report) : IAsyncLifetime
{
    private const string Kind = "clients that stop in the middle";

    private LiveService _service = null!;

    public async ValueTask InitializeAsync() => _service = await LiveService.StartAsync(new Dictionary<string, string>
    {
        ["RateLimits:SendsPerMinute"] = "10000",
        ["Limits:UploadIdleTimeout"] = "00:00:02",
    });

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task A_request_that_stops_in_the_middle_is_ended_by_the_server()
    {
        const string Verify = "POST /api/v1/accounts/verify HTTP/1.1\r\nHost: add-in.example\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n";
        await Task.WhenAll(
            StopAfterAsync("GET /health/live HTTP/1.1\r\nHost: add-in.ex"),
            StopAfterAsync(Verify),
            StopAfterAsync(Verify + "{\"address\":"),
            StopAfterAsync(Verify.Replace("accounts/verify", "feedback", StringComparison.Ordinal) + "{"),
            StopAfterAsync(
                "POST /api/v1/messages HTTP/1.1\r\nHost: add-in.example\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000\r\n\r\n--b\r\n"));
        report.AssertAllStopped(Kind);
    }

    // The client keeps its side open and waits: only the server can end this. Were it not to, the test would never end.
    private async Task StopAfterAsync(string beginning)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_service.Address.Host, _service.Address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning), TestContext.Current.CancellationToken);
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // Reset instead of closed: an end as well.
        }

        var statuses = RawConnection.StatusesOf(Encoding.Latin1.GetString(answer.ToArray()));
        report.Note(
            Kind,
            $"{beginning.Split("\r\n")[0]} -> {string.Join(' ', statuses)}",
            statuses.All(status => status is 400 or 408) && _service.Sandbox.Conversations.Count == 0);
    }
}
