using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Smtp163Addin.Sandbox.Certificates;
using Smtp163Addin.Sandbox.Conversations;
using Smtp163Addin.Sandbox.Faults;

namespace Smtp163Addin.Sandbox.Protocol;

/// <summary>One TCP connection: the TLS handshake, then the SMTP session inside it.</summary>
internal sealed class Connection(SessionContext context, CertificateStore certificates)
{
    /// <summary>Serves the connection until it is over. Never throws.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        ConversationEnd end = ConversationEnd.EndedByServer;
        try
        {
            using var raw = new NetworkStream(context.Socket, ownsSocket: false);
            end = await TalkAsync(raw, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException or AuthenticationException)
        {
            end = ConversationEnd.HandshakeFailed;
        }
        catch (OperationCanceledException)
        {
            // The sandbox stops.
        }
        finally
        {
            context.Socket.Dispose();
            context.Conversation.Finish(end);
        }
    }

    private async Task<ConversationEnd> TalkAsync(NetworkStream raw, CancellationToken cancellationToken)
    {
        var channel = new SmtpChannel(raw);
        var answerer = new Answerer(context, channel);
        if (context.Faults.Reach(FaultStage.Connect) is { } early && await answerer.PerformAsync(early, "", cancellationToken) is null)
        {
            return EndOf(answerer);
        }

        Fault? fault = context.Faults.Reach(FaultStage.Handshake);
        switch (fault?.Action)
        {
            case null:
                return await SecureAsync(raw, flaw: null, cancellationToken);
            case FaultAction.FlawedCertificate(var flaw):
                context.Conversation.Record(fault);
                return await SecureAsync(raw, flaw, cancellationToken);
            case FaultAction.Drip(var gap):
                context.Conversation.Record(fault);
                await using (var slow = new DrippingStream(raw, gap, context.Time))
                {
                    return await SecureAsync(slow, flaw: null, cancellationToken);
                }

            case FaultAction.Delay(var time):
                context.Conversation.Record(fault);
                await Task.Delay(time, context.Time, cancellationToken);
                return await SecureAsync(raw, flaw: null, cancellationToken);
            case FaultAction.OldTls:
                context.Conversation.Record(fault);
                await OfferOldTlsAsync(raw, channel, cancellationToken);
                return ConversationEnd.HandshakeFailed;
            default:
                await channel.FillAsync(cancellationToken);
                if (await answerer.PerformAsync(fault, "", cancellationToken) is not null)
                {
                    await channel.DrainAsync(cancellationToken);
                }

                return EndOf(answerer);
        }
    }

    private async Task OfferOldTlsAsync(NetworkStream raw, SmtpChannel channel, CancellationToken cancellationToken)
    {
        await channel.FillAsync(cancellationToken);
        channel.Skip(channel.Unread.Length);
        await raw.WriteAsync(OldServerHello.Octets, cancellationToken);

        // An alert is a record of type 21 with a level and a description (RFC 8446 section 6).
        while (channel.Unread.Length < 7 && await channel.FillAsync(cancellationToken))
        {
        }

        if (channel.Unread.Span is [21, _, _, _, _, _, var description, ..])
        {
            context.Conversation.Record(context.Time.GetUtcNow(), fromClient: true, $"(TLS alert {description})");
        }

        await channel.DrainAsync(cancellationToken);
    }

    private static ConversationEnd EndOf(Answerer answerer) =>
        answerer.EndedByServer ? ConversationEnd.EndedByServer : ConversationEnd.HandshakeFailed;

    private async Task<ConversationEnd> SecureAsync(Stream raw, CertificateFlaw? flaw, CancellationToken cancellationToken)
    {
        // Left open: to dispose of an SslStream says close_notify, which a connection that breaks does not.
        var tls = new SslStream(raw, leaveInnerStreamOpen: true);
        await tls.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificateContext = certificates.For(flaw),
                EnabledSslProtocols = SslProtocols.None,
            },
            cancellationToken);
        context.Conversation.Protocol = tls.SslProtocol;
        context.Conversation.ServerName = tls.TargetHostName is { Length: > 0 } name ? name : null;

        var session = new SmtpSession(context, new SmtpChannel(tls));
        try
        {
            ConversationEnd end = await session.RunAsync(cancellationToken);
            if (end is ConversationEnd.Quit or ConversationEnd.Idle)
            {
                await tls.ShutdownAsync();
            }

            return end;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            return session.EndWhenDropped;
        }
    }
}
