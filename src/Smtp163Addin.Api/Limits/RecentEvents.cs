namespace Smtp163Addin.Api.Limits;

/// <summary>The times of what happened within a window up to now. Not safe for use by several threads at once.</summary>
/// <param name="window">How long an event counts.</param>
/// <param name="time">The clock; its monotonic timestamps are used, so that setting the wall clock changes nothing.</param>
internal sealed class RecentEvents(TimeSpan window, TimeProvider time)
{
    private readonly Queue<long> _times = new();
    private long _lastChange = time.GetTimestamp();

    /// <summary>Adds an event that happens now.</summary>
    public void Add() => _times.Enqueue(time.GetTimestamp());

    /// <summary>Counts the events within the window, and forgets older ones.</summary>
    /// <returns>How many.</returns>
    public int Count()
    {
        while (_times.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= window)
        {
            _times.Dequeue();
            _lastChange = time.GetTimestamp();
        }

        return _times.Count;
    }

    /// <summary>How long until at most so many events count, when nothing is added.</summary>
    /// <param name="count">0 or more.</param>
    /// <returns>Zero when that is so now.</returns>
    public TimeSpan UntilAtMost(int count)
    {
        var excess = Count() - count;
        return excess <= 0 ? TimeSpan.Zero : window - time.GetElapsedTime(_times.ElementAt(excess - 1));
    }

    /// <summary>How long there has been nothing to count.</summary>
    /// <returns><see langword="null"/> while something counts.</returns>
    public TimeSpan? SinceLastExpired() => Count() > 0 ? null : time.GetElapsedTime(_lastChange);
}
