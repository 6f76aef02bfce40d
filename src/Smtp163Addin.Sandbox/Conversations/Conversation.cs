using System.Security.Authentication;
using Smtp163Addin.Sandbox.Faults;
using Smtp163Addin.Sandbox.Messages;

namespace Smtp163Addin.Sandbox.Conversations;

/// <summary>What was said in one connection. It grows while the connection lives; every member may be read at any time.</summary>
public sealed class Conversation
{
    private readonly Lock _lock = new();
    private readonly List<TranscriptLine> _transcript = [];
    private readonly List<string> _commands = [];
    private readonly List<Finding> _findings = [];
    private readonly List<Fault> _faults = [];
    private readonly TaskCompletionSource<ConversationEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Fault> _struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _logins;
    private string? _account;

    internal Conversation(int number, DateTimeOffset startedAt)
    {
        Number = number;
        StartedAt = startedAt;
    }

    /// <summary>Counts connections from 1.</summary>
    public int Number { get; }

    /// <summary>When the connection was accepted.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>The TLS version that was agreed on, or <see cref="SslProtocols.None"/> before that.</summary>
    public SslProtocols Protocol { get; internal set; }

    /// <summary>The server name that the client asked for (SNI), or <see langword="null"/>.</summary>
    public string? ServerName { get; internal set; }

    /// <summary>How many times the client gave credentials, rightly or wrongly.</summary>
    public int Logins => Volatile.Read(ref _logins);

    /// <summary>The address that signed in, in lower case, or <see langword="null"/>.</summary>
    public string? Account => Volatile.Read(ref _account);

    /// <summary>How many octets of message came between 354 and the final dot, stuffed dots included, all messages together.</summary>
    public long BodyOctets { get; internal set; }

    /// <summary>Whether a final dot was read, for whatever message.</summary>
    public bool SawFinalDot { get; internal set; }

    /// <summary>The verbs that the client said, in upper case, in their order.</summary>
    public IReadOnlyList<string> Commands => Copy(_commands);

    /// <summary>Everything that was said.</summary>
    public IReadOnlyList<TranscriptLine> Transcript => Copy(_transcript);

    /// <summary>What the client did wrong, in commands and messages. At most 100.</summary>
    public IReadOnlyList<Finding> Findings => Copy(_findings);

    /// <summary>The faults that struck.</summary>
    public IReadOnlyList<Fault> Faults => Copy(_faults);

    /// <summary>Completes when the first fault strikes; what it does comes right after.</summary>
    public Task<Fault> FirstFault => _struck.Task;

    /// <summary>How it ended, or <see cref="ConversationEnd.Open"/>.</summary>
    public ConversationEnd End => _ended.Task.IsCompletedSuccessfully ? _ended.Task.Result : ConversationEnd.Open;

    /// <summary>Completes when the conversation is over.</summary>
    public Task<ConversationEnd> Ended => _ended.Task;

    internal void Record(DateTimeOffset at, bool fromClient, string text)
    {
        lock (_lock)
        {
            _transcript.Add(new TranscriptLine(at, fromClient, text));
        }
    }

    internal void Record(string verb)
    {
        lock (_lock)
        {
            _commands.Add(verb);
        }
    }

    internal void Record(Finding finding)
    {
        lock (_lock)
        {
            if (_findings.Count < 100)
            {
                _findings.Add(finding);
            }
        }
    }

    internal void Record(Fault fault)
    {
        lock (_lock)
        {
            _faults.Add(fault);
        }

        _struck.TrySetResult(fault);
    }

    internal void CountLogin() => Interlocked.Increment(ref _logins);

    internal void SignedIn(string account) => Volatile.Write(ref _account, account);

    internal void Finish(ConversationEnd end) => _ended.TrySetResult(end);

    private IReadOnlyList<T> Copy<T>(List<T> list)
    {
        lock (_lock)
        {
            return [.. list];
        }
    }
}
