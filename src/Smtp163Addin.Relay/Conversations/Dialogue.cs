using System.Buffers;
using System.Text;
using Smtp163Addin.Relay.Composition;
using Smtp163Addin.Relay.Outcomes;
using Smtp163Addin.Relay.Replies;

namespace Smtp163Addin.Relay.Conversations;

/// <summary>
/// Knows where a conversation stands and what may come next. MailKit speaks; a command that the contract does not allow here is not
/// let out, and of 163's replies MailKit is told the number and nothing else, so that no address or word of a reply gets into its
/// strings and exceptions.
/// </summary>
internal sealed class Dialogue
{
    // A login asks for the user name and the code, each once (draft-murchison-sasl-login).
    private const int MostLoginQuestions = 2;

    private const int ClosingChannel = 421;
    private const string Answer = "";

    private readonly Credentials _credentials;
    private readonly Envelope? _envelope;
    private readonly Queue<AwaitedReply> _awaited = new([AwaitedReply.Greeting]);
    private readonly List<Refusal> _refusals = [];
    private readonly List<string> _mechanisms = [];
    private string? _lastVerb;
    private bool _isBroken;
    private int _loginQuestions;
    private int _namedRecipients;
    private int _answeredRecipients;

    /// <summary>Starts before the greeting.</summary>
    /// <param name="credentials">Who signs in.</param>
    /// <param name="envelope">Whom the mail is for; <see langword="null"/> when nothing is to be sent.</param>
    public Dialogue(Credentials credentials, Envelope? envelope)
    {
        _credentials = credentials;
        _envelope = envelope;
    }

    /// <summary>The first thing that went wrong, or <see langword="null"/>.</summary>
    public RelayOutcome.Failed? Failure { get; private set; }

    /// <summary>163's 250 to the whole message, or <see langword="null"/>.</summary>
    public Reply? Taken { get; private set; }

    /// <summary>Whether 163 judged the login, whatever it said, without refusing this server's address.</summary>
    public bool IsLetIn { get; private set; }

    /// <summary>Whether the login succeeded.</summary>
    public bool IsSignedIn { get; private set; }

    /// <summary>Whether what is written now is the message.</summary>
    public bool IsInMessage { get; private set; }

    /// <summary>Whether 163 waits for a command, so that QUIT may be said.</summary>
    public bool AwaitsCommand => _awaited.Count == 0 && !IsInMessage && !_isBroken;

    /// <summary>What 163 is to answer next.</summary>
    public AwaitedReply Next => _awaited.Peek();

    /// <summary>Whether a reply is awaited.</summary>
    public bool AwaitsReply => _awaited.Count > 0;

    /// <summary>The login mechanism to use: PLAIN, or LOGIN where there is no PLAIN.</summary>
    public string Mechanism => _mechanisms.Contains("PLAIN") ? "PLAIN" : "LOGIN";

    /// <summary>Takes note of a command that is about to be written, and gives what goes out.</summary>
    /// <param name="line">The command as MailKit writes it: with stand-ins where the code and the addresses belong.</param>
    /// <param name="wire">Gets the whole command.</param>
    /// <returns><see langword="false"/> when the conversation ends here.</returns>
    public bool Command(string line, IBufferWriter<byte> wire)
    {
        if (Failure is not null || IsInMessage)
        {
            return false;
        }

        // An answer to LOGIN's questions has no verb.
        var verb = _loginQuestions > 0 && !IsSignedIn ? Answer : line.Split(' ', '\r')[0];
        AwaitedReply? awaited = (verb, _lastVerb) switch
        {
            ("EHLO", null) => Write(wire, AwaitedReply.Extensions, line),
            ("AUTH", "EHLO") => WriteLogin(wire),
            (Answer, "AUTH" or Answer) => WriteLoginAnswer(wire),
            ("MAIL", "AUTH" or Answer) when IsSignedIn && _envelope is not null =>
                Write(wire, AwaitedReply.Sender, "MAIL FROM:<", _envelope.Sender, ">\r\n"),
            ("RCPT", "MAIL" or "RCPT") when _namedRecipients < _envelope!.Recipients.Count =>
                Write(wire, AwaitedReply.Recipient, "RCPT TO:<", _envelope.Recipients[_namedRecipients++].Address, ">\r\n"),
            ("DATA", "RCPT") when AreAllAccepted => Write(wire, AwaitedReply.Data, line),
            _ => null,
        };

        if (awaited is null)
        {
            Failure = OfRefusals();
            return false;
        }

        _lastVerb = verb;
        _awaited.Enqueue(awaited.Value);
        return true;
    }

    /// <summary>Takes note of a reply.</summary>
    /// <param name="reply">The reply to the oldest command that has none yet, or one that nobody asked for.</param>
    /// <returns>What MailKit is told, or <see langword="null"/> when the conversation ends here.</returns>
    public string? Hear(Reply reply)
    {
        _isBroken = reply.Code == ClosingChannel;
        if (_awaited.Count == 0)
        {
            // In the middle of the message, or between two commands: only bad news makes sense.
            IsInMessage = false;
            _isBroken = true;
            return Fail(reply);
        }

        var awaited = _awaited.Dequeue();
        return (awaited, reply.Code) switch
        {
            (AwaitedReply.Greeting, 220) => "220 163\r\n",
            (AwaitedReply.Extensions, 250) => Extensions(reply),
            (AwaitedReply.Login, 235) => SignedIn(),
            (AwaitedReply.Login, 334) when Mechanism == "LOGIN" && _loginQuestions < MostLoginQuestions => LoginQuestion(),
            (AwaitedReply.Login, _) => LoginRefused(reply),
            (AwaitedReply.Sender, 250) => "250 OK\r\n",
            (AwaitedReply.Recipient, _) => Recipient(reply),
            (AwaitedReply.Data, 354) => Data(),
            (AwaitedReply.Message, 250) => MessageTaken(reply),
            (AwaitedReply.Message, < 400) => Fail(Trouble.Garbled, finalDotIssued: true),
            _ => Fail(reply),
        };
    }

    /// <summary>Takes note that the write with the final dot is about to be issued.</summary>
    public void EndMessage()
    {
        IsInMessage = false;
        _awaited.Enqueue(AwaitedReply.Message);
    }

    /// <summary>Takes note that no reply will come.</summary>
    /// <param name="trouble">Why.</param>
    /// <param name="finalDotIssued">Whether the mail may be on its way.</param>
    /// <returns>Nothing to tell MailKit.</returns>
    public string? Fail(Trouble trouble, bool finalDotIssued)
    {
        _isBroken = true;
        if (Failure is null && Taken is null && (finalDotIssued || trouble != Trouble.GivenUp))
        {
            Failure = finalDotIssued
                ? new RelayOutcome.Failed(FailureCode.DeliveryUnknown, Retryable: false)
                : OfTrouble(trouble);
        }

        return null;
    }

    private bool AreAllAccepted =>
        _answeredRecipients == _envelope!.Recipients.Count && _namedRecipients == _answeredRecipients && _refusals.Count == 0;

    private static AwaitedReply Write(IBufferWriter<byte> wire, AwaitedReply awaited, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            Encoding.ASCII.GetBytes(part, wire);
        }

        return awaited;
    }

    private AwaitedReply WriteLogin(IBufferWriter<byte> wire)
    {
        if (Mechanism == "LOGIN")
        {
            return Write(wire, AwaitedReply.Login, "AUTH LOGIN\r\n");
        }

        Encoding.ASCII.GetBytes("AUTH PLAIN ", wire);
        _credentials.WritePlain(wire);
        return AwaitedReply.Login;
    }

    private AwaitedReply WriteLoginAnswer(IBufferWriter<byte> wire)
    {
        if (_loginQuestions == 1)
        {
            _credentials.WriteUserName(wire);
        }
        else
        {
            _credentials.WriteCode(wire);
        }

        return AwaitedReply.Login;
    }

    private static RelayOutcome.Failed OfTrouble(Trouble trouble) => trouble switch
    {
        Trouble.Garbled => new(FailureCode.ProtocolError, Retryable: false),
        Trouble.Untrusted => new(FailureCode.UntrustedServer, Retryable: false),
        Trouble.Late => new(FailureCode.TimedOut, Retryable: true) { RetryAfter = ReplyCatalogue.UsualRetryAfter },
        _ => new(FailureCode.Unreachable, Retryable: true) { RetryAfter = ReplyCatalogue.UsualRetryAfter },
    };

    private static RelayOutcome.Failed Of(ReplyMeaning meaning, Reply reply) =>
        new(meaning.Code, meaning.Retryable) { Reply = reply.ToSmtpReply(), RetryAfter = meaning.RetryAfter };

    private string? Fail(Reply reply)
    {
        if (reply.IsPositive)
        {
            return Fail(Trouble.Garbled, finalDotIssued: false);
        }

        Failure ??= Of(ReplyCatalogue.Classify(reply, ReplyStage.Conversation, _envelope?.Sender), reply);
        return null;
    }

    private string? Extensions(Reply reply)
    {
        // The first line is the server's name (RFC 5321 section 4.1.1.1).
        var lines = reply.Text.ToUpperInvariant().Split('\n', StringSplitOptions.TrimEntries)[1..];
        foreach (var line in lines)
        {
            // "AUTH=LOGIN" is the form of old clients; 163 says both.
            var words = line.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries);
            if (words is ["AUTH", .. var mechanisms])
            {
                _mechanisms.AddRange(mechanisms);
            }
        }

        if (!_mechanisms.Contains("PLAIN") && !_mechanisms.Contains("LOGIN"))
        {
            return Fail(Trouble.Garbled, finalDotIssued: false);
        }

        // What MailKit does not know of, it does not use: with SIZE it would read the attachments twice, with CHUNKING and
        // BINARYMIME there would be no final dot to watch.
        var pipelining = lines.Contains("PIPELINING") ? "250-PIPELINING\r\n" : "";
        return $"250-163\r\n{pipelining}250 AUTH {Mechanism}\r\n";
    }

    private string LoginQuestion()
    {
        _loginQuestions++;
        return "334 \r\n";
    }

    private string SignedIn()
    {
        IsLetIn = IsSignedIn = true;
        return "235 OK\r\n";
    }

    private string? LoginRefused(Reply reply)
    {
        Fail(reply);
        IsLetIn = !reply.IsPositive && Failure!.Code != FailureCode.RelayPaused;
        return null;
    }

    private string? Recipient(Reply reply)
    {
        var recipient = _envelope!.Recipients[_answeredRecipients++];
        if (reply.Code is >= 250 and <= 252)
        {
            return "250 OK\r\n";
        }

        if (reply.IsPositive)
        {
            return Fail(Trouble.Garbled, finalDotIssued: false);
        }

        var meaning = ReplyCatalogue.Classify(reply, ReplyStage.Recipient, recipient.Address);
        _refusals.Add(new Refusal(recipient, reply, meaning));
        if (meaning.Code == FailureCode.RelayPaused || _isBroken)
        {
            Failure ??= OfRefusals();
            return null;
        }

        // MailKit goes on to the next recipient: each is to be told.
        return "550 NO\r\n";
    }

    private string Data()
    {
        IsInMessage = true;
        return "354 OK\r\n";
    }

    private string MessageTaken(Reply reply)
    {
        Taken = reply;
        return "250 OK\r\n";
    }

    private RelayOutcome.Failed? OfRefusals()
    {
        if (_refusals.Count == 0)
        {
            return null;
        }

        // What stops everybody comes first; then what the sender can mend; then what may pass.
        var first = _refusals.Find(refusal => refusal.Meaning.Code == FailureCode.RelayPaused)
            ?? _refusals.Find(refusal => refusal.Meaning.Code == FailureCode.RecipientsRefused)
            ?? _refusals[0];
        return Of(first.Meaning, first.Reply) with
        {
            Recipients = first.Meaning.Code == FailureCode.RecipientsRefused
                ? [.. _refusals.Where(refusal => refusal.Meaning.Code == FailureCode.RecipientsRefused).Select(refusal => refusal.Recipient.AsGiven)]
                : [],
        };
    }

    private sealed record Refusal(EnvelopeRecipient Recipient, Reply Reply, ReplyMeaning Meaning);
}
