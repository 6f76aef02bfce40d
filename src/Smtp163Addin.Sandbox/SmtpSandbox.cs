using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Smtp163Addin.Sandbox.Certificates;
using Smtp163Addin.Sandbox.Conversations;
using Smtp163Addin.Sandbox.Faults;
using Smtp163Addin.Sandbox.Messages;
using Smtp163Addin.Sandbox.Protocol;

namespace Smtp163Addin.Sandbox;

/// <summary>
/// A stand-in for smtp.163.com in this process: real TCP and TLS, 163's own words, faults on demand, and an inbox to look into.
/// It delivers nothing to anyone.
/// </summary>
public sealed class SmtpSandbox : IAsyncDisposable
{
    private readonly SandboxOptions _options;
    private readonly CertificateStore _certificates;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, bool> _connections = new();
    private readonly Socket _reservation;
    private readonly Lock _lock = new();
    private Socket? _listener;
    private Task _accepting = Task.CompletedTask;
    private int _disposed;

    private SmtpSandbox(SandboxOptions options)
    {
        _options = options;
        _certificates = new CertificateStore(options.Certificate);
        try
        {
            _reservation = Bind(options.Port);
        }
        catch
        {
            _certificates.Dispose();
            _stopping.Dispose();
            throw;
        }
    }

    /// <summary>The port that it listens on.</summary>
    public int Port => ((IPEndPoint)_reservation.LocalEndPoint!).Port;

    /// <summary>
    /// The authority that issued its certificate: trust it, and the server is smtp.163.com, localhost, 127.0.0.1 and ::1. When a
    /// certificate was given, that certificate.
    /// </summary>
    public X509Certificate2 Authority => _certificates.Authority;

    /// <summary>What was accepted.</summary>
    public Inbox Inbox { get; } = new();

    /// <summary>What was said.</summary>
    public ConversationLog Conversations { get; } = new();

    /// <summary>What goes wrong.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>Starts a server. It accepts connections when this returns.</summary>
    /// <param name="options">What it is to be like.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The server, which stops when it is disposed.</returns>
    /// <exception cref="SocketException">The port is taken or not allowed.</exception>
    public static Task<SmtpSandbox> StartAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sandbox = new SmtpSandbox(options);
        sandbox.AcceptConnections();
        return Task.FromResult(sandbox);
    }

    /// <summary>Writes the authority's certificate as a PEM file, as SSL_CERT_FILE wants it.</summary>
    /// <param name="path">The file; it is overwritten.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>A task that completes when the file is there.</returns>
    public Task WriteAuthorityAsync(string path, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(path, Authority.ExportCertificatePem() + "\n", cancellationToken);

    /// <summary>From now on connections are refused, as by a host where nothing listens. Those that are open go on.</summary>
    public void RefuseConnections()
    {
        lock (_lock)
        {
            _listener?.Dispose();
            _listener = null;
        }
    }

    /// <summary>From now on connections are accepted again, on the same port.</summary>
    public void AcceptConnections()
    {
        lock (_lock)
        {
            if (_listener is not null)
            {
                return;
            }

            _listener = Bind(Port);
            _listener.Listen(512);
            _accepting = AcceptAsync(_listener);
        }
    }

    /// <summary>Stops listening, ends every conversation, and waits for their ends.</summary>
    /// <returns>A task that completes when nothing runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stopping.CancelAsync();
        RefuseConnections();
        await _accepting;
        await Task.WhenAll(_connections.Keys);
        _reservation.Dispose();
        _certificates.Dispose();
        _stopping.Dispose();
    }

    /// <summary>
    /// Binds a socket. One that never listens keeps the port while connections are refused, so that no other process gets it:
    /// .NET sets SO_REUSEADDR, with which sockets share a port so long as one of them at most listens.
    /// </summary>
    private Socket Bind(int port)
    {
        var socket = new Socket(_options.Address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (_options.ReceiveBufferSize is { } size)
            {
                socket.ReceiveBufferSize = size;
            }

            socket.Bind(new IPEndPoint(_options.Address, port));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task AcceptAsync(Socket listener)
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptAsync(_stopping.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.OperationAborted)
            {
                return;
            }
            catch (SocketException)
            {
                // The client was gone before it was accepted.
                continue;
            }

            Serve(socket);
        }
    }

    private void Serve(Socket socket)
    {
        socket.NoDelay = true;
        Conversation conversation = Conversations.Begin(_options.Time.GetUtcNow());
        var schedule = new FaultSchedule(Faults, conversation.Number);
        var context = new SessionContext(_options, Inbox, conversation, schedule, socket);
        Task running = new Connection(context, _certificates).RunAsync(_stopping.Token);
        _connections.TryAdd(running, true);
        _ = running.ContinueWith(ended => _connections.TryRemove(ended, out _), TaskScheduler.Default);
    }
}
