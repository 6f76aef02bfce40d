using Smtp163Addin.Sandbox.Certificates;

namespace Smtp163Addin.Sandbox.Faults;

/// <summary>What a fault does. Exactly one of the nested cases.</summary>
public abstract record FaultAction
{
    private FaultAction()
    {
    }

    /// <summary>The server closes the connection: FIN, or RST where it had not read all that the client sent.</summary>
    public sealed record Close : FaultAction;

    /// <summary>The server ends its side only (FIN) and goes on reading.</summary>
    public sealed record HalfClose : FaultAction;

    /// <summary>The server resets the connection (RST).</summary>
    public sealed record Reset : FaultAction;

    /// <summary>The server says nothing, and reads until the client leaves.</summary>
    public sealed record StaySilent : FaultAction;

    /// <summary>The server neither reads nor writes until the sandbox stops.</summary>
    public sealed record StopReading : FaultAction;

    /// <summary>The right answer comes late.</summary>
    /// <param name="For">How late, by the sandbox's clock.</param>
    public sealed record Delay(TimeSpan For) : FaultAction;

    /// <summary>The right answer comes when someone says so.</summary>
    /// <param name="Released">Completes then.</param>
    public sealed record AnswerWhen(Task Released) : FaultAction;

    /// <summary>The right answer comes byte by byte, each byte in a TLS record of its own.</summary>
    /// <param name="Gap">The time between two bytes, by the sandbox's clock.</param>
    public sealed record Drip(TimeSpan Gap) : FaultAction;

    /// <summary>The right answer comes, and then something happens.</summary>
    /// <param name="Then">What.</param>
    public sealed record AnswerThen(Afterwards Then) : FaultAction;

    /// <summary>
    /// These words come in place of the right answer. <c>{host}</c>, <c>{id}</c>, <c>{time}</c>, <c>{client}</c> and <c>{recipient}</c>
    /// stand for the server's name, a queue id, the Unix time, the client's IP address and the address last given to RCPT.
    /// </summary>
    /// <param name="Words">Written as Latin-1, as they are: a reply line needs its CRLF.</param>
    /// <param name="Then">What happens next.</param>
    public sealed record Say(string Words, Afterwards Then = Afterwards.GoOn) : FaultAction;

    /// <summary>A reply line of this length comes in place of the right answer.</summary>
    /// <param name="Octets">The length without CRLF.</param>
    public sealed record LongLine(int Octets) : FaultAction;

    /// <summary>The server shows a certificate that must not be accepted. At <see cref="FaultStage.Handshake"/> only.</summary>
    /// <param name="Flaw">What is wrong with it.</param>
    public sealed record FlawedCertificate(CertificateFlaw Flaw) : FaultAction;

    /// <summary>The server greets in plain text on the TLS port. At <see cref="FaultStage.Connect"/> only.</summary>
    public sealed record PlainText : FaultAction;

    /// <summary>The server answers as one that knows nothing newer than TLS 1.1. At <see cref="FaultStage.Handshake"/> only.</summary>
    public sealed record OldTls : FaultAction;

    /// <summary>A whole reply in place of the right answer.</summary>
    /// <param name="reply">Code and text of one line, without CRLF.</param>
    /// <param name="then">What happens next.</param>
    /// <returns>The action.</returns>
    public static FaultAction Reply(string reply, Afterwards then = Afterwards.GoOn) => new Say(reply + "\r\n", then);
}
