namespace Smtp163Addin.Sandbox.Faults;

/// <summary>Which conversations go wrong, and how. A conversation asks when its connection is accepted.</summary>
public sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly Queue<IReadOnlyList<Fault>> _next = new();
    private readonly Dictionary<string, IReadOnlyList<Fault>> _accounts = [];
    private Func<int, IReadOnlyList<Fault>> _choose = static _ => [];

    internal FaultPlan()
    {
    }

    /// <summary>The next conversation that has no plan yet goes wrong. Calls queue up: one call, one conversation.</summary>
    /// <param name="faults">How; none for a conversation that goes well.</param>
    public void Next(params IReadOnlyList<Fault> faults)
    {
        lock (_lock)
        {
            _next.Enqueue(faults);
        }
    }

    /// <summary>Every conversation that <see cref="Next"/> says nothing of goes wrong in the same way.</summary>
    /// <param name="faults">How.</param>
    public void Always(params IReadOnlyList<Fault> faults) => Choose(_ => faults);

    /// <summary>Every conversation that <see cref="Next"/> says nothing of goes wrong as a function of its number tells.</summary>
    /// <param name="choose">Gets the number, from 1, and gives the faults.</param>
    public void Choose(Func<int, IReadOnlyList<Fault>> choose)
    {
        lock (_lock)
        {
            _choose = choose;
        }
    }

    /// <summary>Conversations in which this account signs in go wrong from then on, besides what is planned for them otherwise.</summary>
    /// <param name="address">The account, in lower case.</param>
    /// <param name="faults">How, from <see cref="FaultStage.Auth"/> on.</param>
    public void ForAccount(string address, params IReadOnlyList<Fault> faults)
    {
        lock (_lock)
        {
            _accounts[address] = faults;
        }
    }

    /// <summary>From now on nothing goes wrong.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _next.Clear();
            _accounts.Clear();
            _choose = static _ => [];
        }
    }

    internal IReadOnlyList<Fault> For(string address)
    {
        lock (_lock)
        {
            return _accounts.GetValueOrDefault(address) ?? [];
        }
    }

    internal IReadOnlyList<Fault> For(int number)
    {
        Func<int, IReadOnlyList<Fault>> choose;
        lock (_lock)
        {
            if (_next.TryDequeue(out IReadOnlyList<Fault>? faults))
            {
                return faults;
            }

            choose = _choose;
        }

        return choose(number);
    }
}
