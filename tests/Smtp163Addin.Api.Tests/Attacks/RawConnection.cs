using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Smtp163Addin.Api.Tests.Attacks;

/// <summary>A TCP connection on which an attacker writes whatever bytes they like.</summary>
internal static class RawConnection
{
    /// <summary>Writes bytes, closes its own side, and reads all that comes back.</summary>
    /// <param name="service">The service.</param>
    /// <param name="request">The bytes; characters above 0xFF are not possible.</param>
    /// <returns>What came back before the connection ended.</returns>
    public static async Task<string> SendAsync(LiveService service, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(service.Address.Host, service.Address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
            client.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(answer, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // The server has had enough; what it said before counts.
        }
        catch (SocketException)
        {
            // The same.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }

    /// <summary>The status of each answer on a connection.</summary>
    /// <param name="answers">What came back.</param>
    /// <returns>The statuses in their order.</returns>
    public static IReadOnlyList<int> StatusesOf(string answers) =>
        [.. answers.Split("HTTP/1.1 ")[1..].Select(answer => int.Parse(answer.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture))];
}
