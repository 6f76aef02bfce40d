namespace Smtp163Addin.Sandbox.Faults;

/// <summary>The faults that one conversation has still before it, and how often each stage was reached.</summary>
internal sealed class FaultSchedule(FaultPlan plan, int number)
{
    private readonly List<Fault> _pending = [.. plan.For(number)];
    private readonly Dictionary<FaultStage, int> _reached = [];

    /// <summary>Adds a fault that strikes the next time its stage is reached.</summary>
    public void Arm(FaultStage stage, FaultAction action) =>
        _pending.Add(new Fault(stage, action) { Occurrence = _reached.GetValueOrDefault(stage) + 1 });

    /// <summary>Adds what is planned for an account.</summary>
    public void SignIn(string address) => _pending.AddRange(plan.For(address));

    /// <summary>Counts that a stage was reached, and gives the fault that strikes there.</summary>
    public Fault? Reach(FaultStage stage)
    {
        int occurrence = _reached[stage] = _reached.GetValueOrDefault(stage) + 1;
        int index = _pending.FindIndex(fault => fault.Stage == stage && fault.Occurrence == occurrence);
        return index < 0 ? null : Take(index);
    }

    /// <summary>After how many octets of the message the next fault among them strikes, or the greatest number.</summary>
    public long NextInBody => _pending.Where(fault => fault.Stage == FaultStage.Body).Select(fault => fault.AfterOctets).DefaultIfEmpty(long.MaxValue).Min();

    /// <summary>Gives the fault that strikes in the message after this many octets.</summary>
    public Fault? ReachInBody(long octets)
    {
        int index = _pending.FindIndex(fault => fault.Stage == FaultStage.Body && fault.AfterOctets <= octets);
        return index < 0 ? null : Take(index);
    }

    private Fault Take(int index)
    {
        Fault fault = _pending[index];
        _pending.RemoveAt(index);
        return fault;
    }
}
