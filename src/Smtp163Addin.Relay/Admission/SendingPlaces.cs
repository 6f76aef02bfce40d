using System.Threading.RateLimiting;

namespace Smtp163Addin.Relay.Admission;

/// <summary>Bounds the conversations that run at once. As many may wait, oldest first, for a short time.</summary>
internal sealed class SendingPlaces : IAsyncDisposable
{
    /// <summary>The longest wait for a place.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly ConcurrencyLimiter _limiter;
    private readonly TimeProvider _time;

    /// <summary>Makes the places.</summary>
    /// <param name="places">How many conversations may run at once, at least 1.</param>
    /// <param name="time">The clock that measures the wait.</param>
    public SendingPlaces(int places, TimeProvider time)
    {
        _time = time;
        _limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = places,
            QueueLimit = places,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    /// <summary>Takes a place, or waits for one.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The place, to be disposed of when the conversation is over; <see langword="null"/> when none came free in time.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<IDisposable?> TakeAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(LongestWait, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var lease = await _limiter.AcquireAsync(permitCount: 1, either.Token);
            if (lease.IsAcquired)
            {
                return lease;
            }

            lease.Dispose();
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Lets nobody wait any longer.</summary>
    /// <returns>A task.</returns>
    public ValueTask DisposeAsync() => _limiter.DisposeAsync();
}
