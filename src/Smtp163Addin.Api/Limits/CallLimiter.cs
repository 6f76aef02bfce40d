using System.Threading.RateLimiting;

namespace Smtp163Addin.Api.Limits;

/// <summary>
/// At most so many calls in any span of the window's length, with the exact time of the next free one. The platform's
/// sliding window promises a call after one segment even when none comes free then, and its token bucket lets nearly
/// twice the number through in the first window.
/// </summary>
/// <param name="limit">How many calls.</param>
/// <param name="window">In how long a span.</param>
/// <param name="time">The clock.</param>
internal sealed class CallLimiter(int limit, TimeSpan window, TimeProvider time) : RateLimiter
{
    private readonly Lock _gate = new();
    private readonly RecentEvents _calls = new(window, time);
    private long _allowed;
    private long _refused;

    /// <inheritdoc/>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (_gate)
            {
                return _calls.SinceLastExpired();
            }
        }
    }

    /// <inheritdoc/>
    public override RateLimiterStatistics GetStatistics()
    {
        lock (_gate)
        {
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = Math.Max(0, limit - _calls.Count()),
                TotalSuccessfulLeases = _allowed,
                TotalFailedLeases = _refused,
            };
        }
    }

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_gate)
        {
            var count = _calls.Count();
            if (count + permitCount > limit)
            {
                _refused++;
                return new CallLease(_calls.UntilAtMost(limit - permitCount));
            }

            _allowed++;
            for (var permit = 0; permit < permitCount; permit++)
            {
                _calls.Add();
            }

            return CallLease.Allowed;
        }
    }

    /// <inheritdoc/>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(permitCount));
}
