namespace Smtp163Addin.Relay.Conversations;

/// <summary>
/// Ends a conversation that takes too long, or that the caller gives up, up to the final dot. From there on only time ends it: the
/// mail may be on its way, and the answer is worth waiting for.
/// </summary>
internal sealed class Patience : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _over = new();
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _registration;
    private bool _committed;
    private bool _disposed;

    /// <summary>Starts with no time-out running.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public Patience(TimeProvider time, CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(static self => ((Patience)self!).RunOut(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _registration = cancellationToken.Register(static self => ((Patience)self!).GiveUp(), this);
    }

    /// <summary>Cancelled when the conversation must end.</summary>
    public CancellationToken Token => _over.Token;

    /// <summary>Whether a time-out ended the conversation.</summary>
    public bool HasRunOut { get; private set; }

    /// <summary>Whether the caller ended the conversation before the final dot.</summary>
    public bool IsGivenUp { get; private set; }

    /// <summary>Whether the write that holds the final dot was allowed.</summary>
    public bool IsCommitted
    {
        get
        {
            lock (_lock)
            {
                return _committed;
            }
        }
    }

    /// <summary>Begins to count anew.</summary>
    /// <param name="atMost">How long what follows may take.</param>
    public void Allow(TimeSpan atMost) => _timer.Change(atMost, Timeout.InfiniteTimeSpan);

    /// <summary>Stops counting: what follows waits for the caller's bytes, not for 163.</summary>
    public void Rest() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Asks whether the final dot may go out. After a yes the caller can no longer end the conversation.</summary>
    /// <returns><see langword="false"/> when the conversation is over already: then the dot must not be written.</returns>
    public bool TryCommit()
    {
        lock (_lock)
        {
            if (_over.IsCancellationRequested)
            {
                return false;
            }

            _committed = true;
            return true;
        }
    }

    /// <summary>Ends the conversation because 163 answered in the middle of the body.</summary>
    public void EndBeforeCommit() => End(static (_) => { }, evenWhenCommitted: false);

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration.Dispose();
        _timer.Dispose();
        lock (_lock)
        {
            _disposed = true;
        }

        _over.Dispose();
    }

    private void RunOut() => End(static patience => patience.HasRunOut = true, evenWhenCommitted: true);

    private void GiveUp() => End(static patience => patience.IsGivenUp = true, evenWhenCommitted: false);

    private void End(Action<Patience> reason, bool evenWhenCommitted)
    {
        lock (_lock)
        {
            if (_disposed || _over.IsCancellationRequested || (_committed && !evenWhenCommitted))
            {
                return;
            }

            reason(this);

            // Asynchronously, so that what was waiting does not run under the lock.
            _ = _over.CancelAsync();
        }
    }
}
