namespace Smtp163Addin.Sandbox.Conversations;

/// <summary>All conversations since the start, in the order in which they began.</summary>
public sealed class ConversationLog
{
    private readonly Lock _lock = new();
    private readonly List<Conversation> _all = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _numbered;

    internal ConversationLog()
    {
    }

    /// <summary>All of them, those that go on included.</summary>
    public IReadOnlyList<Conversation> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>How many there were.</summary>
    public int Count => All.Count;

    /// <summary>How many logins were tried, in all conversations together.</summary>
    public int Logins => All.Sum(conversation => conversation.Logins);

    /// <summary>Gives the conversation with a number, waiting until it begins.</summary>
    /// <param name="number">Its place, from 1; clearing does not begin anew.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The conversation.</returns>
    public async Task<Conversation> WaitForAsync(int number, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_all.Find(conversation => conversation.Number == number) is { } found)
                {
                    return found;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits until every conversation that has begun is over.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes then.</returns>
    public Task WhenAllEndedAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(All.Select(conversation => conversation.Ended)).WaitAsync(cancellationToken);

    /// <summary>Forgets all conversations. The numbers go on.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _all.Clear();
        }
    }

    internal Conversation Begin(DateTimeOffset at)
    {
        TaskCompletionSource changed;
        Conversation conversation;
        lock (_lock)
        {
            conversation = new Conversation(++_numbered, at);
            _all.Add(conversation);
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
        return conversation;
    }
}
