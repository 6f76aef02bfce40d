using Smtp163Addin.Sandbox.Conversations;
using Smtp163Addin.Sandbox.Faults;
using Smtp163Addin.Sandbox.Messages;
using Smtp163Addin.Sandbox.Rules;

namespace Smtp163Addin.Sandbox.Protocol;

/// <summary>One SMTP conversation, from the greeting to QUIT, as smtp.163.com holds it inside TLS.</summary>
internal sealed class SmtpSession
{
    private const int LongestCommand = 512;
    private const int LongestAuth = 12_288;

    private readonly SessionContext _context;
    private readonly SmtpChannel _channel;
    private readonly Answerer _answerer;
    private readonly List<string> _recipients = [];
    private string? _account;
    private string? _sender;
    private bool _eightBit;

    public SmtpSession(SessionContext context, SmtpChannel channel)
    {
        _context = context;
        _channel = channel;
        _answerer = new Answerer(context, channel);
    }

    /// <summary>What it means when the client goes away now.</summary>
    public ConversationEnd EndWhenDropped { get; private set; } = ConversationEnd.DroppedByClient;

    private Conversation Conversation => _context.Conversation;

    private TimeProvider Time => _context.Time;

    /// <summary>Talks until one side ends it.</summary>
    public async Task<ConversationEnd> RunAsync(CancellationToken cancellationToken)
    {
        if (await _answerer.AnswerAsync(FaultStage.Greeting, ServerWords.Greeting, cancellationToken) is null)
        {
            return EndNow();
        }

        while (true)
        {
            (string? line, bool idle) = await ReadLineAsync(secret: null, LongestCommand, cancellationToken);
            if (idle)
            {
                await _answerer.SayAsync(ServerWords.Idle + "\r\n", cancellationToken);
                return ConversationEnd.Idle;
            }

            if (line is null)
            {
                return EndWhenDropped;
            }

            (string verb, string arguments) = Split(line);
            Conversation.Record(verb);
            int? said = await HandleAsync(verb, arguments, cancellationToken);
            if (verb == "QUIT" && said is 221)
            {
                return ConversationEnd.Quit;
            }

            if (said is null)
            {
                return EndNow();
            }
        }
    }

    private static (string Verb, string Arguments) Split(string line)
    {
        int space = line.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (line.ToUpperInvariant(), "") : (line[..space].ToUpperInvariant(), line[(space + 1)..]);
    }

    private ConversationEnd EndNow() => _answerer.EndedByServer ? ConversationEnd.EndedByServer : EndWhenDropped;

    private ValueTask<int?> HandleAsync(string verb, string arguments, CancellationToken cancellationToken) => verb switch
    {
        "EHLO" when arguments.Length > 0 => _answerer.AnswerAsync(FaultStage.Ehlo, ServerWords.Ehlo(_context.Options.Generation), cancellationToken),
        "HELO" when arguments.Length > 0 => _answerer.AnswerAsync(FaultStage.Ehlo, ServerWords.Helo, cancellationToken),
        "AUTH" => AuthenticateAsync(arguments, cancellationToken),
        "MAIL" => MailAsync(arguments, cancellationToken),
        "RCPT" => RecipientAsync(arguments, cancellationToken),
        "DATA" when arguments.Length == 0 => DataAsync(cancellationToken),
        "RSET" when arguments.Length == 0 => ResetAsync(cancellationToken),
        "NOOP" => SayAsync(ServerWords.Ok, cancellationToken),
        "STARTTLS" => SayAsync(ServerWords.TlsActive, cancellationToken),
        "QUIT" when arguments.Length == 0 => _answerer.AnswerAsync(FaultStage.Quit, ServerWords.Bye, cancellationToken),
        "EHLO" or "HELO" or "DATA" or "RSET" or "QUIT" => SayAsync(ServerWords.BadSyntax, cancellationToken),
        _ => SayAsync(verb.Length > 0 && verb.All(char.IsAsciiLetter) ? ServerWords.NotImplemented : ServerWords.BadSyntax, cancellationToken),
    };

    private async ValueTask<int?> AuthenticateAsync(string arguments, CancellationToken cancellationToken)
    {
        if (_account is not null || _sender is not null)
        {
            return await SayAsync(ServerWords.BadSequence, cancellationToken);
        }

        (string mechanism, string initial) = Split(arguments);
        Credentials? credentials;
        switch (mechanism)
        {
            case "PLAIN":
                string? message = initial.Length > 0 ? initial : await AskAsync(ServerWords.AskCredentials, secret: true, cancellationToken);
                credentials = message is null or "*" ? null : Credentials.FromPlain(message);
                if (message is null)
                {
                    return null;
                }

                if (message == "*")
                {
                    return await SayAsync(ServerWords.AuthenticationCancelled, cancellationToken);
                }

                break;
            case "LOGIN":
                string? user = initial.Length > 0 ? initial : await AskAsync(ServerWords.AskUserName, secret: false, cancellationToken);
                string? code = user is null or "*" ? user : await AskAsync(ServerWords.AskPassword, secret: true, cancellationToken);
                if (user is null || code is null)
                {
                    return null;
                }

                if (code == "*")
                {
                    return await SayAsync(ServerWords.AuthenticationCancelled, cancellationToken);
                }

                credentials = Credentials.TryDecode(user, out string? name) && Credentials.TryDecode(code, out string? word)
                    ? Credentials.FromLogin(name, word)
                    : null;
                break;
            case "XOAUTH2" when _context.Options.Generation != ServerGeneration.Until2019:
                credentials = null;
                break;
            default:
                return await SayAsync(ServerWords.UnknownMechanism, cancellationToken);
        }

        return await SignInAsync(credentials, cancellationToken);
    }

    private async ValueTask<int?> SignInAsync(Credentials? credentials, CancellationToken cancellationToken)
    {
        Conversation.CountLogin();
        bool good = credentials?.AreGood(_context.Options.Codes) ?? false;
        if (credentials is not null)
        {
            _context.Faults.SignIn(credentials.Address);
            Arm(RuleTrigger.Code, credentials.Code);
            Arm(RuleTrigger.Account, credentials.Address);
        }

        // Recorded before the answer is written: who hears it may look at the record at once.
        string right = good ? ServerWords.SignedIn : ServerWords.AuthenticationFailed;
        Fault? fault = _context.Faults.Reach(FaultStage.Auth);
        if (credentials is not null && Answerer.CodeToSay(fault, right) is 235)
        {
            _account = credentials.Address;
            Conversation.SignedIn(_account);
        }

        return await _answerer.AnswerAsync(fault, right, cancellationToken);
    }

    private async ValueTask<int?> MailAsync(string arguments, CancellationToken cancellationToken)
    {
        if (_sender is not null)
        {
            return await SayAsync(ServerWords.BadSequence, cancellationToken);
        }

        MailPath? path = MailPath.Parse(arguments, "FROM");
        string[] declared = [.. path?.Parameters.Select(parameter => parameter.ToUpperInvariant()) ?? []];
        string right = path is null || declared.Any(parameter => parameter is not ("BODY=8BITMIME" or "BODY=7BIT")) ? ServerWords.BadSyntax
            : _account is null ? ServerWords.NotSignedIn(_context.HostLabel, _context.QueueId, Time)
            : !string.Equals(path.Address, _account, StringComparison.OrdinalIgnoreCase) ? ServerWords.SenderMismatch
            : ServerWords.MailOk;
        int? said = await _answerer.AnswerAsync(FaultStage.MailFrom, right, cancellationToken);
        if (said is >= 200 and < 300 && path is not null)
        {
            _sender = path.Address;
            _eightBit = declared.Contains("BODY=8BITMIME");
        }

        return said;
    }

    private async ValueTask<int?> RecipientAsync(string arguments, CancellationToken cancellationToken)
    {
        MailPath? path = MailPath.Parse(arguments, "TO");
        if (path is not null)
        {
            _context.LastRecipient = path.Address;
            Arm(RuleTrigger.Recipient, path.LocalPart);
        }

        string right = path is null || path.Parameters.Count > 0 ? ServerWords.BadSyntax
            : _sender is null ? ServerWords.BadSequence
            : !path.HasDomain ? $"{ServerWords.InvalidUser}: {path.Address}"
            : ServerWords.MailOk;
        int? said = await _answerer.AnswerAsync(FaultStage.RcptTo, right, cancellationToken);
        if (said is >= 200 and < 300 && path is not null)
        {
            _recipients.Add(path.Address);
        }

        return said;
    }

    private async ValueTask<int?> ResetAsync(CancellationToken cancellationToken)
    {
        EndTransaction();
        return await SayAsync(ServerWords.Ok, cancellationToken);
    }

    private async ValueTask<int?> DataAsync(CancellationToken cancellationToken)
    {
        int? said = await _answerer.AnswerAsync(FaultStage.Data, _recipients.Count == 0 ? ServerWords.BadSequence : ServerWords.StartData, cancellationToken);
        if (said is not 354)
        {
            return said;
        }

        EndWhenDropped = ConversationEnd.DroppedInBody;
        List<Finding> findings = [];
        var receiver = new MessageReceiver(_context, _channel, _answerer, Arm);
        BodyDecoder? body = await receiver.ReceiveAsync(_eightBit, findings, cancellationToken);
        if (body is null)
        {
            return null;
        }

        EndWhenDropped = ConversationEnd.DroppedBeforeAnswer;
        said = receiver.HasFinalReply ? 0 : await FinishAsync(body, findings, cancellationToken);
        EndWhenDropped = said is null ? ConversationEnd.DroppedBeforeAnswer : ConversationEnd.DroppedByClient;
        EndTransaction();
        return said;
    }

    private ValueTask<int?> FinishAsync(BodyDecoder body, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        string? refusal = MessageReceiver.Refusal(_context, body, _account);
        Fault? fault = _context.Faults.Reach(FaultStage.EndOfData);
        string right = refusal ?? ServerWords.Queued(_context.HostLabel, _context.QueueId, Time);
        if (fault is not { LosesMessage: true } && refusal is null && Answerer.CodeToSay(fault, right) is 0 or (>= 200 and < 300))
        {
            _context.Inbox.Add(number => new ReceivedMessage(
                number, _context.QueueId, Time.GetUtcNow(), _sender!, [.. _recipients], body.Content, body.Size, Conversation)
            {
                Findings = [.. findings],
            });
        }

        return _answerer.AnswerAsync(fault, right, cancellationToken);
    }

    private void EndTransaction()
    {
        _sender = null;
        _recipients.Clear();
        _context.QueueId = ServerWords.QueueId();
    }

    private ValueTask<int?> SayAsync(string reply, CancellationToken cancellationToken) => _answerer.SayAsync(reply + "\r\n", cancellationToken);

    private void Arm(RuleTrigger trigger, string text)
    {
        foreach (SandboxRule rule in _context.Options.Rules.Where(rule => rule.Matches(trigger, text)))
        {
            _context.Faults.Arm(rule.Stage, rule.Action);
        }
    }

    private async ValueTask<string?> AskAsync(string challenge, bool secret, CancellationToken cancellationToken)
    {
        await SayAsync(challenge, cancellationToken);
        (string? answer, bool idle) = await ReadLineAsync(secret, LongestAuth, cancellationToken);
        return idle ? null : answer;
    }

    /// <param name="secret">Null for a command; for an answer to a challenge, whether it holds the code.</param>
    /// <param name="longest">The bound in octets, CRLF included; AUTH has its own.</param>
    /// <param name="cancellationToken">The end of the sandbox.</param>
    private async ValueTask<(string? Line, bool Idle)> ReadLineAsync(bool? secret, int longest, CancellationToken cancellationToken)
    {
        while (true)
        {
            string? raw;
            using (var idle = new CancellationTokenSource(_context.Options.IdleTimeout, Time))
            using (var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken))
            {
                try
                {
                    raw = await _channel.ReadLineAsync(either.Token);
                }
                catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
                {
                    return (null, true);
                }
            }

            if (raw is null)
            {
                return (null, false);
            }

            bool isAuth = secret is null && raw.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase);
            string line = raw.EndsWith("\r\n", StringComparison.Ordinal) ? raw[..^2] : raw;
            Conversation.Record(Time.GetUtcNow(), fromClient: true, Redact(line, secret ?? false, isAuth));
            if (_channel.HasUnread && !ServerWords.OffersPipelining(_context.Options.Generation))
            {
                Conversation.Record(new Finding(FindingKind.CommandTooEarly, 0));
            }

            FindingKind? wrong = raw.Length > (isAuth ? LongestAuth : longest) ? FindingKind.CommandTooLong
                : line.Length != raw.Length - 2 || line.AsSpan().ContainsAnyExceptInRange(' ', '~') ? FindingKind.CommandMalformed
                : null;
            if (wrong is null)
            {
                return (line, false);
            }

            Conversation.Record(new Finding(wrong.Value, 0));
            await SayAsync(ServerWords.BadSyntax, cancellationToken);
        }
    }

    private static string Redact(string line, bool secret, bool isAuth)
    {
        if (secret)
        {
            return "***";
        }

        string[] words = line.Split(' ');
        return isAuth && words.Length > 2 ? $"{words[0]} {words[1]} ***" : line;
    }
}
