namespace Smtp163Addin.Api.Health;

/// <summary>
/// Counts the sends that are under way, so that a process which is asked to stop finishes them first. The server keeps answering in
/// that time: health says not ready, and new sends are told to come back.
/// </summary>
internal sealed class Drain : IHostedLifecycleService
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;

    /// <summary>Whether the process was asked to stop.</summary>
    public bool IsDraining { get; private set; }

    /// <summary>Notes the start of a send.</summary>
    /// <returns><see langword="false"/> when no new one may start.</returns>
    public bool TryEnter()
    {
        lock (_gate)
        {
            if (IsDraining)
            {
                return false;
            }

            _underWay++;
            return true;
        }
    }

    /// <summary>Notes the end of a send.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _underWay--;
            CompleteWhenEmpty();
        }
    }

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            IsDraining = true;
            CompleteWhenEmpty();
        }

        await _empty.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void CompleteWhenEmpty()
    {
        if (IsDraining && _underWay == 0)
        {
            _empty.TrySetResult();
        }
    }
}
