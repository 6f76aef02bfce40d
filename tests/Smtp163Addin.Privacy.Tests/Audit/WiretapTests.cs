using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Smtp163Addin.Privacy.Tests.Audit;

public sealed class WiretapTests
{
    [Fact]
    public async Task A_text_that_passes_is_heard_also_across_two_writes()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var address = (IPEndPoint)free.LocalEndpoint;
        free.Stop();
        await using var wire = new Wiretap(address, (IPEndPoint)listener.LocalEndpoint, ["a secret"]);
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(address, cancellationToken);
        using var server = await listener.AcceptTcpClientAsync(cancellationToken);

        var received = new byte[100];
        foreach (var piece in new[] { "nothing, a sec", "ret, a secret and nothing" })
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(piece), cancellationToken);
            await server.GetStream().ReadExactlyAsync(received.AsMemory(0, piece.Length), cancellationToken);
        }

        Assert.Equal(39, wire.Octets);
        Assert.Equal(2, wire.Found);
    }
}
