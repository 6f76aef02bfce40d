using System.Runtime.CompilerServices;

namespace Smtp163Addin.Sandbox.Messages;

/// <summary>All messages that the sandbox accepted, in the order of receipt. A message is in it before its 250 is written.</summary>
public sealed class Inbox
{
    private readonly Lock _lock = new();
    private readonly List<ReceivedMessage> _messages = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _numbered;

    internal Inbox()
    {
    }

    /// <summary>What is in it now.</summary>
    public IReadOnlyList<ReceivedMessage> Messages
    {
        get
        {
            lock (_lock)
            {
                return [.. _messages];
            }
        }
    }

    /// <summary>How many messages are in it now.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _messages.Count;
            }
        }
    }

    /// <summary>Gives the first message, waiting for it when there is none.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The oldest message in the inbox.</returns>
    public Task<ReceivedMessage> WaitForMessageAsync(CancellationToken cancellationToken) =>
        WaitForMessageAsync(static _ => true, cancellationToken);

    /// <summary>Gives the first message that is wanted, waiting for it when it is not there yet.</summary>
    /// <param name="wanted">Which one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The oldest such message.</returns>
    public async Task<ReceivedMessage> WaitForMessageAsync(Func<ReceivedMessage, bool> wanted, CancellationToken cancellationToken)
    {
        await foreach (ReceivedMessage message in WatchAsync(cancellationToken))
        {
            if (wanted(message))
            {
                return message;
            }
        }

        throw new OperationCanceledException(cancellationToken);
    }

    /// <summary>Gives every message, those already there first, then each as it arrives.</summary>
    /// <param name="cancellationToken">Ends the watching.</param>
    /// <returns>The messages, each once.</returns>
    public async IAsyncEnumerable<ReceivedMessage> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int seen = 0;
        while (true)
        {
            Task changed;
            ReceivedMessage[] arrived;
            lock (_lock)
            {
                changed = _changed.Task;
                arrived = [.. _messages.Where(message => message.Number > seen)];
            }

            foreach (ReceivedMessage message in arrived)
            {
                seen = message.Number;
                yield return message;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Forgets all messages. The numbers go on.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _messages.Clear();
        }
    }

    internal void Add(Func<int, ReceivedMessage> make)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _messages.Add(make(++_numbered));
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }
}
