using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Smtp163Addin.Harness.Http;
using Smtp163Addin.Harness.InProcess;
using Xunit;

namespace Smtp163Addin.Api.Tests.Faults;

/// <summary>HTTP/1.1 written by hand over TLS, so that a test can stop, leave or misbehave at any octet.</summary>
internal sealed class RawHttpClient : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly SslStream _stream;

    private RawHttpClient(Socket socket, SslStream stream)
    {
        _socket = socket;
        _stream = stream;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<RawHttpClient> ConnectAsync(TestService service)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, service.Address.Port, Cancellation);
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            ApplicationProtocols = [SslApplicationProtocol.Http11],

            // The service under test made its certificate a moment ago; who it is has been settled by the port.
            RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate is not null,
        };
        await stream.AuthenticateAsClientAsync(options, Cancellation);
        return new RawHttpClient(socket, stream);
    }

    /// <summary>Writes the head of <c>POST /api/v1/messages</c>.</summary>
    /// <param name="framing"><c>Content-Length: …</c> or <c>Transfer-Encoding: chunked</c>.</param>
    public Task BeginAsync(string framing) => WriteAsync(
        $"POST /api/v1/messages HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary={Upload.Boundary}\r\n{framing}\r\n\r\n");

    public Task BeginAsync(long contentLength) => BeginAsync(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {contentLength}"));

    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        await _stream.WriteAsync(bytes, Cancellation);
        await _stream.FlushAsync(Cancellation);
    }

    public ValueTask ReadExactlyAsync(Memory<byte> bytes) => _stream.ReadExactlyAsync(bytes, Cancellation);

    /// <summary>Reads the whole answer, to the end of the connection, as a response with its body.</summary>
    public async Task<HttpResponseMessage> ReadAnswerAsync()
    {
        using var reader = new StreamReader(_stream, Encoding.UTF8, leaveOpen: true);
        var answer = await reader.ReadToEndAsync(Cancellation);
        var head = answer[..answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n");
        var response = new HttpResponseMessage((HttpStatusCode)int.Parse(head[0].Split(' ')[1], CultureInfo.InvariantCulture));
        var body = answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        var start = body.IndexOf('{', StringComparison.Ordinal);
        response.Content = new StringContent(start < 0 ? "" : body[start..(body.LastIndexOf('}') + 1)]);
        foreach (var line in head.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.Remove(name);
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }

    /// <summary>Leaves without a word: RST.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Dispose();
    }

    /// <summary>Ends its own side only: FIN, without TLS's closing alert.</summary>
    public void EndOwnSide() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Ends its own side as TLS wants it: the closing alert, then FIN. It can still read.</summary>
    public async Task CloseOwnSideAsync()
    {
        await _stream.ShutdownAsync();
        _socket.Shutdown(SocketShutdown.Send);
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _socket.Dispose();
    }
}
