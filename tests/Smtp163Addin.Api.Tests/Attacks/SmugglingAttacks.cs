using Xunit;

namespace Smtp163Addin.Api.Tests.Attacks;

/// <summary>
/// Requests whose end a proxy and this server could see in different places. Each carries a second request behind the
/// disputed end; it must not be answered as one of its own.
/// </summary>
[Collection(AttackSuite.Name)]
public sealed class SmugglingAttacks(AttackReport report) : IAsyncLifetime
{
    private const string Kind = "request smuggling shapes";

    // Health answers 2xx to anyone, so that a smuggled request would be seen to succeed.
    private const string Smuggled = "GET /health/live HTTP/1.1\r\nHost: add-in.example\r\n\r\n";
    private const string Start = "POST /api/v1/accounts/verify HTTP/1.1\r\nHost: add-in.example\r\nContent-Type: application/json\r\n";

    private LiveService _service = null!;

    public async ValueTask InitializeAsync() =>
        _service = await LiveService.StartAsync(new Dictionary<string, string> { ["RateLimits:SendsPerMinute"] = "10000" });

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task A_request_with_two_ends_is_no_request()
    {
        var length = Smuggled.Length + 5;
        foreach (var headers in new[]
        {
            $"Content-Length: {length}\r\nTransfer-Encoding: chunked\r\n",
            $"Transfer-Encoding: chunked\r\nContent-Length: {length}\r\n",
            $"Content-Length: {length}\r\nTransfer-Encoding: identity, chunked\r\n",
            "Content-Length: 5\r\nContent-Length: 0\r\n",
            "Content-Length: 5, 0\r\n",
            "Content-Length: 5\r\nContent-Length: 5\r\n",
            "Content-Length: +5\r\n",
            "Content-Length: -5\r\n",
            "Content-Length: 0x5\r\n",
            "Content-Length: 5 5\r\n",
            "Content-Length: 5_0\r\n",
            "Content-Length: ٥\r\n".Replace("٥", "\u00d9\u00a5", StringComparison.Ordinal),
            "Content-Length: 99999999999999999999\r\n",
            "Content-Length:\r\n",
            "Content-Length : 5\r\n",
            " Content-Length: 5\r\n",
            "X: y\r\n Content-Length: 5\r\n",
            "X: y\r\n\tTransfer-Encoding: chunked\r\n",
            "Transfer-Encoding: xchunked\r\n",
            "Transfer-Encoding: chunked, identity\r\n",
            "Transfer-Encoding: chunked, chunked\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
            "Transfer-Encoding: identity\r\n",
            "Transfer-Encoding: gzip\r\n",
            "Transfer-Encoding: \"chunked\"\r\n",
            "Transfer-Encoding: chunked;q=1\r\n",
            "Transfer-Encoding: \u000bchunked\r\n",
            "Transfer-Encoding: chunked\u0000\r\n",
            "Transfer-Encoding : chunked\r\n",
            "Transfer_Encoding: chunked\r\nContent-Length: 0x0\r\n",
            "Transfer-Encoding\u0000: chunked\r\n",
            "Content-Length: 5\rTransfer-Encoding: chunked\r\n",
            "Content-Length: 5\r\nX: a\u0000b\r\n",
            "Host: other.example\r\nContent-Length: 5\r\n",
        })
        {
            await TryAsync(headers, $"{Start}{headers}\r\n0\r\n\r\n{Smuggled}");
        }

        report.AssertAllStopped(Kind);
    }

    [Fact]
    public async Task A_chunk_with_two_ends_is_no_chunk()
    {
        foreach (var body in new[]
        {
            $"0x0\r\n\r\n{Smuggled}", $"-0\r\n\r\n{Smuggled}", $"+0\r\n\r\n{Smuggled}", $" 0\r\n\r\n{Smuggled}", $"0\n\n{Smuggled}", $"0\r\r{Smuggled}",
            $"fffffffffffffffff\r\n{Smuggled}", $"100000000\r\n{Smuggled}", $"0;a=\n\r\n\r\n{Smuggled}"[..^1], $"1\r\nZZ0\r\n\r\n{Smuggled}",
            $"g\r\n\r\n{Smuggled}", $"0 \r\n\r\n{Smuggled}", $"\r\n0\r\n\r\n{Smuggled}", $"2\r\nab0\r\n\r\n{Smuggled}", $";\r\n\r\n{Smuggled}",
        })
        {
            await TryAsync(body, $"{Start}Transfer-Encoding: chunked\r\n\r\n{body}");
        }

        report.AssertAllStopped(Kind);
    }

    [Fact]
    public async Task A_request_line_or_version_of_another_kind_is_refused()
    {
        foreach (var line in new[]
        {
            "GET /health/live\r\n\r\n", "GET /health/live HTTP/0.9\r\n\r\n", "GET /health/live HTTP/1.2\r\nHost: a\r\n\r\n", "GET /health/live HTTP/9.1\r\nHost: a\r\n\r\n",
            "GET /health/live HTTP/1.1\r\n\r\n", "GET /health/live HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET /health/live HTTP/1.1\r\nHost: a b\r\n\r\n",
            "GET /health/live HTTP/1.1\r\nHost: a/../b\r\n\r\n", "GET  /health/live HTTP/1.1\r\nHost: a\r\n\r\n", "GET\t/health/live HTTP/1.1\r\nHost: a\r\n\r\n",
            "G\u0000ET /health/live HTTP/1.1\r\nHost: a\r\n\r\n", "GET /health\u0000/live HTTP/1.1\r\nHost: a\r\n\r\n", "GET http://evil.example/health/live HTTP/1.1\r\nHost: add-in.example\r\n\r\n",
            "CONNECT smtp.163.com:465 HTTP/1.1\r\nHost: smtp.163.com:465\r\n\r\n", "TRACE /health/live HTTP/1.1\r\nHost: a\r\n\r\n", "TRACK /health/live HTTP/1.1\r\nHost: a\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "EHLO evil.example\r\nMAIL FROM:<>\r\n", "\u0016\u0003\u0001\u0000\u0005hello",
            "GET /health/live HTTP/1.1\r\nHost: a\r\nX y: z\r\n\r\n", "GET /health/live HTTP/1.1\r\nHost: a\r\n: z\r\n\r\n", "GET /health/live HTTP/1.1\r\nHost: a\r\nX\r\n\r\n",
            "GET /health/live HTTP/1.1\rHost: a\r\r",
        })
        {
            var answer = await RawConnection.SendAsync(_service, line);
            report.Note(Kind, line, RawConnection.StatusesOf(answer).All(status => status >= 400));
        }

        report.AssertAllStopped(Kind);
    }

    [Fact]
    public async Task An_upgrade_to_another_protocol_is_not_followed()
    {
        foreach (var upgrade in new[] { "h2c", "websocket", "TLS/1.3", "SMTP" })
        {
            var answer = await RawConnection.SendAsync(
                _service,
                $"GET /api/v1/settings HTTP/1.1\r\nHost: add-in.example\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: {upgrade}\r\n"
                + "HTTP2-Settings: AAMAAABkAAQAAP__\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
            report.Note(Kind, "upgrade to " + upgrade, !RawConnection.StatusesOf(answer).Contains(101));
        }

        report.AssertAllStopped(Kind);
    }

    // The health path answers 204 to the smuggled request only if it was taken for one of its own.
    private async Task TryAsync(string attempt, string request)
    {
        var statuses = RawConnection.StatusesOf(await RawConnection.SendAsync(_service, request));
        report.Note(Kind, $"{attempt} -> {string.Join(' ', statuses)}", statuses.Count <= 1 && statuses.All(status => status >= 400));
    }
}
