using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Smtp163Addin.Sandbox;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Sandbox;

/// <summary>Says exactly what a test tells it to, and reads what comes. Knows nothing of SMTP but where a reply ends.</summary>
internal sealed class RawSmtpClient : IDisposable
{
    private readonly byte[] _octet = new byte[1];

    private RawSmtpClient(Socket socket, SslStream stream)
    {
        Socket = socket;
        Stream = stream;
    }

    public Socket Socket { get; }

    public SslStream Stream { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Socket> ConnectSocketAsync(SmtpSandbox sandbox)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, sandbox.Port, Cancellation);
        return socket;
    }

    /// <summary>Connects and makes the handshake, trusting the sandbox's authority alone; reads nothing yet.</summary>
    public static async Task<RawSmtpClient> ConnectAsync(SmtpSandbox sandbox, string host = "smtp.163.com")
    {
        Socket socket = await ConnectSocketAsync(sandbox);
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.Add(sandbox.Authority);
        try
        {
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = host,
                    CertificateChainPolicy = policy,
#pragma warning disable CA5398 // The relay's own, so that what is refused here is refused there.
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
#pragma warning restore CA5398
                },
                Cancellation);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }

        return new RawSmtpClient(socket, stream);
    }

    /// <summary>Connects, and goes as far as a signed-in account.</summary>
    public static async Task<RawSmtpClient> SignInAsync(SmtpSandbox sandbox, string account = "someone@163.com")
    {
        RawSmtpClient client = await ConnectAsync(sandbox);
        await client.ReadReplyAsync();
        await client.SayAsync("EHLO client.example");
        Assert.StartsWith("235 ", await client.SayAsync($"AUTH PLAIN {Plain(account, "ABCDEFGHIJKLMNOP")}"), StringComparison.Ordinal);
        return client;
    }

    public static string Plain(string account, string code) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{account}\0{code}"));

    /// <summary>Goes on from a signed-in account to the 354.</summary>
    public async Task OpenDataAsync(string account = "someone@163.com", string recipient = "other@example.com", string parameters = "")
    {
        Assert.Equal("250 Mail OK", await SayAsync($"MAIL FROM:<{account}>{parameters}"));
        Assert.Equal("250 Mail OK", await SayAsync($"RCPT TO:<{recipient}>"));
        Assert.Equal("354 End data with <CR><LF>.<CR><LF>", await SayAsync("DATA"));
    }

    /// <summary>Sends a line and reads its reply.</summary>
    public async Task<string> SayAsync(string line)
    {
        await WriteAsync(line + "\r\n");
        return await ReadReplyAsync();
    }

    public async Task WriteAsync(string words)
    {
        await Stream.WriteAsync(Encoding.Latin1.GetBytes(words), Cancellation);
        await Stream.FlushAsync(Cancellation);
    }

    /// <summary>Reads a whole reply: lines joined by LF, without the last line's end. Empty when the server has closed.</summary>
    public async Task<string> ReadReplyAsync()
    {
        var reply = new StringBuilder();
        while (true)
        {
            string line = await ReadLineAsync();
            reply.Append(line);
            if (line.Length < 4 || line[3] != '-')
            {
                return reply.ToString();
            }

            reply.Append('\n');
        }
    }

    /// <summary>Reads until the server closes its side.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var reader = new StreamReader(Stream, Encoding.Latin1, leaveOpen: true);
        return await reader.ReadToEndAsync(Cancellation);
    }

    public void Reset()
    {
        Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        Socket.Dispose();
    }

    public void Dispose()
    {
        Stream.Dispose();
        Socket.Dispose();
    }

    private async Task<string> ReadLineAsync()
    {
        var line = new StringBuilder();
        while (await Stream.ReadAsync(_octet, Cancellation) > 0)
        {
            if (_octet[0] == (byte)'\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)_octet[0]);
        }

        return line.ToString();
    }
}
