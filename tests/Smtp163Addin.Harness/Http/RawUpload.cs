using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Smtp163Addin.Harness.Http;

/// <summary>A request whose body is written by hand, so that it can be broken off at any byte.</summary>
public sealed class RawUpload : IAsyncDisposable
{
    private readonly TcpClient _client;
    private readonly StreamReader _answer;

    private RawUpload(TcpClient client)
    {
        _client = client;
        _answer = new StreamReader(client.GetStream(), Encoding.ASCII);
    }

    /// <summary>Sends the head and waits until the service asks for the body.</summary>
    /// <param name="service">Where the service listens.</param>
    /// <param name="contentType">The content type, with the boundary.</param>
    /// <param name="length">The length of the whole body.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="clientAddress">Where the client says that it is, for a service that lets it say so.</param>
    public static async Task<RawUpload> StartAsync(
        Uri service, MediaTypeHeaderValue contentType, long length, CancellationToken cancellationToken, string clientAddress = "127.0.0.1")
    {
        var client = new TcpClient();
        await client.ConnectAsync(service.Host, service.Port, cancellationToken);
        var upload = new RawUpload(client);
        await upload.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST {DraftRequest.Path} HTTP/1.1\r\nHost: add-in.example\r\nX-Forwarded-For: {clientAddress}\r\nExpect: 100-continue\r\n"
                + $"Content-Type: {contentType}\r\nContent-Length: {length}\r\n\r\n"),
            cancellationToken);
        var line = await upload._answer.ReadLineAsync(cancellationToken);
        return line == "HTTP/1.1 100 Continue" ? upload : throw new InvalidOperationException($"The service did not ask for the body: {line}");
    }

    /// <summary>Sends some of the body.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        _client.GetStream().WriteAsync(bytes, cancellationToken);

    /// <summary>Ends the connection before the body's end.</summary>
    /// <param name="abruptly">With a reset instead of an orderly end.</param>
    /// <param name="cancellationToken">Ends the wait for the service's end of the connection.</param>
    public async Task CutAsync(bool abruptly, CancellationToken cancellationToken)
    {
        if (abruptly)
        {
            _client.LingerState = new LingerOption(enable: true, seconds: 0);
            _client.Close();
            return;
        }

        _client.Client.Shutdown(SocketShutdown.Send);
        try
        {
            await _answer.ReadToEndAsync(cancellationToken);
        }
        catch (IOException)
        {
            // The service may drop a connection whose request it cannot answer any more.
        }
    }

    public ValueTask DisposeAsync()
    {
        _answer.Dispose();
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
