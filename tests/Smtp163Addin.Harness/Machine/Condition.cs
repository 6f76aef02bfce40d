using System.Diagnostics;

namespace Smtp163Addin.Harness.Machine;

/// <summary>Waits for what another process does and does not tell.</summary>
public static class Condition
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc cref="WaitAsync(Func{bool}, Func{string}, CancellationToken)"/>
    public static Task WaitAsync(Func<bool> holds, string what, CancellationToken cancellationToken) =>
        WaitAsync(holds, () => what, cancellationToken);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="holds">The condition.</param>
    /// <param name="what">What is waited for, for the failure's message.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">It did not come about within two minutes.</exception>
    public static async Task WaitAsync(Func<bool> holds, Func<string> what, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (!holds())
        {
            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"Waited in vain for {what()}.");
            }

            await Task.Delay(Interval, cancellationToken);
        }
    }
}
