using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Api.Problems;

namespace Smtp163Addin.Api.Limits;

/// <summary>
/// Stops a caller before one login too many reaches 163, which locks this server's address out for everyone after
/// wrong codes. Logins whose end is not known yet count as if they had failed: another one waits until it is known.
/// </summary>
/// <param name="configuration">How many failures are allowed.</param>
/// <param name="time">The clock.</param>
internal sealed class FailedLogins(ServiceConfiguration configuration, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly int _limit = configuration.RateLimits.FailedLoginsPer15Minutes;
    private readonly Lock _gate = new();
    private readonly Dictionary<int, State> _callers = [];

    /// <summary>Asks for one login, and waits while logins of the same caller that are under way could use up the budget.</summary>
    /// <param name="place">The place in which the caller is counted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A login to dispose of, or the problem to answer with.</returns>
    /// <exception cref="OperationCanceledException">The client went away while waiting.</exception>
    public async ValueTask<LoginPermit> EnterAsync(int place, CancellationToken cancellationToken)
    {
        var decision = await DecideAsync(place, cancellationToken);
        return decision.IsRefusal
            ? LoginPermit.Refused(new Problem(ProblemCode.RateLimited) { RetryAfter = decision.RetryAfter })
            : LoginPermit.Granted(failed => End(place, failed));
    }

    /// <summary>How many callers are remembered.</summary>
    /// <returns>The number.</returns>
    internal int CountCallers()
    {
        lock (_gate)
        {
            return _callers.Count;
        }
    }

    private async ValueTask<Decision> DecideAsync(int place, CancellationToken cancellationToken)
    {
        var waiter = new TaskCompletionSource<Decision>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (!_callers.TryGetValue(place, out var state))
            {
                _callers[place] = state = new State(new RecentEvents(Window, time));
            }

            if (Decide(state) is { } decision)
            {
                return decision;
            }

            state.Waiters.Enqueue(waiter);
        }

        try
        {
            return await waiter.Task.WaitAsync(LongestWait, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            waiter.TrySetResult(Decision.Refuse(LongestWait));
            return await waiter.Task;
        }
        catch (OperationCanceledException)
        {
            // Whoever was first decides: a login that was granted in this moment is given back untried.
            if (!waiter.TrySetCanceled(cancellationToken) && !(await waiter.Task).IsRefusal)
            {
                End(place, failed: false);
            }

            throw;
        }
    }

    private void End(int place, bool failed)
    {
        lock (_gate)
        {
            var state = _callers[place];
            state.UnderWay--;
            if (failed)
            {
                state.Failures.Add();
            }

            while (state.Waiters.Count > 0 && Decide(state) is { } decision)
            {
                // One that has left the queue takes no decision, and the login that it was to get is free again.
                if (!state.Waiters.Dequeue().TrySetResult(decision) && !decision.IsRefusal)
                {
                    state.UnderWay--;
                }
            }

            if (state.UnderWay == 0 && state.Waiters.Count == 0 && state.Failures.Count() == 0)
            {
                _callers.Remove(place);
            }
        }
    }

    private Decision? Decide(State state)
    {
        var failures = state.Failures.Count();
        if (failures >= _limit)
        {
            return Decision.Refuse(state.Failures.UntilAtMost(_limit - 1));
        }

        if (failures + state.UnderWay >= _limit)
        {
            return null;
        }

        state.UnderWay++;
        return Decision.Grant;
    }

    private readonly record struct Decision(bool IsRefusal, TimeSpan RetryAfter)
    {
        public static Decision Grant { get; } = new(IsRefusal: false, TimeSpan.Zero);

        public static Decision Refuse(TimeSpan retryAfter) => new(IsRefusal: true, retryAfter);
    }

    private sealed class State(RecentEvents failures)
    {
        public RecentEvents Failures { get; } = failures;

        public Queue<TaskCompletionSource<Decision>> Waiters { get; } = new();

        public int UnderWay { get; set; }
    }
}
