namespace Smtp163Addin.Relay.Admission;

/// <summary>
/// Keeps all conversations back for a time when 163 refuses this server's address, so that nobody makes it worse. At the end of the
/// pause one conversation probes; when 163 lets it in, everybody may follow, and when 163 refuses again, the pause is doubled.
/// </summary>
internal sealed class PauseGate
{
    /// <summary>The longest pause.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    /// <summary>What others are told to wait while one conversation probes.</summary>
    public static readonly TimeSpan ProbeWait = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _firstPause;

    // When the pause began, on the clock that only goes forward. Null while 163 lets everybody in.
    private long? _pausedAt;
    private TimeSpan _pause;
    private Passage? _probe;

    /// <summary>Makes an open gate.</summary>
    /// <param name="firstPause">The first pause; each further one is twice as long, up to <see cref="LongestPause"/>.</param>
    /// <param name="time">The clock.</param>
    public PauseGate(TimeSpan firstPause, TimeProvider time)
    {
        _firstPause = firstPause < LongestPause ? firstPause : LongestPause;
        _time = time;
    }

    /// <summary>What is left of a pause, or <see langword="null"/> when a conversation may begin.</summary>
    public TimeSpan? Wait
    {
        get
        {
            lock (_lock)
            {
                return LeftToWait();
            }
        }
    }

    /// <summary>Asks to begin a conversation.</summary>
    /// <param name="wait">What is left of the pause, when the answer is no.</param>
    /// <returns>The passage, to be disposed of when the conversation is over; <see langword="null"/> during a pause.</returns>
    public Passage? Enter(out TimeSpan wait)
    {
        lock (_lock)
        {
            wait = LeftToWait() ?? TimeSpan.Zero;
            if (wait > TimeSpan.Zero)
            {
                return null;
            }

            var isProbe = _pausedAt is not null;
            var passage = new Passage(this, isProbe ? _pause : null);
            if (isProbe)
            {
                _probe = passage;
            }

            return passage;
        }
    }

    /// <summary>163 let a conversation in.</summary>
    /// <param name="passage">The conversation's passage.</param>
    internal void LetIn(Passage passage)
    {
        lock (_lock)
        {
            // Only the probe proves anything about now; others began before the pause.
            if (_probe == passage)
            {
                _pausedAt = null;
                _probe = null;
            }
        }
    }

    /// <summary>163 refused this server's address.</summary>
    /// <param name="passage">The passage of the conversation that was told so.</param>
    /// <returns>How long everybody waits.</returns>
    internal TimeSpan Refused(Passage passage)
    {
        lock (_lock)
        {
            // Of many conversations that are refused at the same time, one makes the pause.
            if (_pausedAt is null || _probe == passage)
            {
                _pause = passage.Probed is { } last ? Doubled(last) : _firstPause;
                _pausedAt = _time.GetTimestamp();
                _probe = null;
            }

            return LeftToWait() ?? ProbeWait;
        }
    }

    /// <summary>A conversation is over. A probe that proved nothing leaves the probing to the next one.</summary>
    /// <param name="passage">The conversation's passage.</param>
    internal void Leave(Passage passage)
    {
        lock (_lock)
        {
            if (_probe == passage)
            {
                _probe = null;
            }
        }
    }

    private static TimeSpan Doubled(TimeSpan pause) => pause > LongestPause / 2 ? LongestPause : pause * 2;

    private TimeSpan? LeftToWait()
    {
        if (_pausedAt is not { } since)
        {
            return null;
        }

        var left = _pause - _time.GetElapsedTime(since);
        return left > TimeSpan.Zero ? left
            : _probe is not null ? ProbeWait
            : null;
    }
}
