using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Smtp163Addin.Relay.Conversations;

/// <summary>Opens the connection: implicit TLS, with the certificate and the host name always verified.</summary>
internal static class TlsConnection
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Connects and shakes hands.</summary>
    /// <param name="options">Where to.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The stream above TLS, which owns the connection.</returns>
    /// <exception cref="AuthenticationException">The certificate or the TLS version is not acceptable, or the server speaks no TLS.</exception>
    /// <exception cref="SocketException">There is no connection.</exception>
    /// <exception cref="IOException">The connection was lost.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<SslStream> OpenAsync(RelayOptions options, CancellationToken cancellationToken)
    {
        var tls = new SslStream(await ConnectAsync(options, cancellationToken), leaveInnerStreamOpen: false);
        try
        {
            await tls.AuthenticateAsClientAsync(AuthenticationOptions(options), cancellationToken);
            return tls;
        }
        catch
        {
            await tls.DisposeAsync();
            throw;
        }
    }

    private static async Task<NetworkStream> ConnectAsync(RelayOptions options, CancellationToken cancellationToken)
    {
        Socket? socket = null;
        try
        {
            socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(options.Host, options.Port, cancellationToken);
            var stream = new NetworkStream(socket, ownsSocket: true);
            socket = null;
            return stream;
        }
        finally
        {
            socket?.Dispose();
        }
    }

    private static SslClientAuthenticationOptions AuthenticationOptions(RelayOptions options) => new()
    {
        TargetHost = options.Host,

        // Named here, not left to the system: an older version would let the code be read on the way.
#pragma warning disable CA5398 // The promise is TLS 1.2 or newer, whatever the system allows.
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
#pragma warning restore CA5398
        AllowRenegotiation = false,

        // Every handshake shows the certificate and has it verified.
        AllowTlsResume = false,
        CertificateChainPolicy = ChainPolicy(options.TrustedAuthorities),
    };

    private static X509ChainPolicy ChainPolicy(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy
        {
            // Asking for revocations, or for a missing link of the chain, would tell a third party of the mail and leave files behind.
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            ApplicationPolicy = { new Oid(ServerAuthentication) },
        };

        if (authorities.Count > 0)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(authorities);
        }

        return policy;
    }
}
