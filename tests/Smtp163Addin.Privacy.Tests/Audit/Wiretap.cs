using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Smtp163Addin.Privacy.Tests.Audit;

/// <summary>Lies on the wire between the service and what stands in for 163, passes every byte on, and looks for texts in the bytes.</summary>
internal sealed class Wiretap : IAsyncDisposable
{
    private readonly Socket _listener;
    private readonly IPEndPoint _server;
    private readonly byte[][] _texts;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;
    private long _octets;
    private int _found;

    /// <summary>Begins to listen.</summary>
    /// <param name="address">Where the service connects to.</param>
    /// <param name="server">Where the bytes go on to.</param>
    /// <param name="texts">What to look for.</param>
    public Wiretap(IPEndPoint address, IPEndPoint server, IEnumerable<string> texts)
    {
        _server = server;
        _texts = [.. texts.Select(Encoding.ASCII.GetBytes)];
        _listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(address);
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>How many bytes passed, both ways together.</summary>
    public long Octets => Interlocked.Read(ref _octets);

    /// <summary>How often one of the texts passed.</summary>
    public int Found => Volatile.Read(ref _found);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptAsync(_stopping.Token);
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            _connections.Add(JoinAsync(client));
        }
    }

    private async Task JoinAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            try
            {
                await server.ConnectAsync(_server, _stopping.Token);
                await Task.WhenAll(PassOnAsync(client, server), PassOnAsync(server, client));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Broken off on one side: closing both breaks it off on the other.
            }
        }
    }

    private async Task PassOnAsync(Socket from, Socket to)
    {
        var longest = _texts.Max(text => text.Length);
        var buffer = new byte[longest + (64 * 1024)];
        var kept = 0;
        try
        {
            while (await from.ReceiveAsync(buffer.AsMemory(kept), _stopping.Token) is var received and > 0)
            {
                Interlocked.Add(ref _octets, received);
                await SendAllAsync(to, buffer.AsMemory(kept, received));
                var bytes = buffer.AsSpan(0, kept + received);
                foreach (var text in _texts)
                {
                    Interlocked.Add(ref _found, bytes.Count(text) - bytes[..kept].Count(text));
                }

                // A text may lie across two reads.
                kept = Math.Min(longest - 1, bytes.Length);
                bytes[^kept..].CopyTo(buffer);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            from.Close(0);
            to.Close(0);
            throw;
        }
    }

    private async Task SendAllAsync(Socket to, ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await to.SendAsync(bytes, _stopping.Token)..];
        }
    }
}
