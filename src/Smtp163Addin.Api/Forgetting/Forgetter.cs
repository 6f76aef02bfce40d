using System.Runtime;

namespace Smtp163Addin.Api.Forgetting;

/// <summary>
/// Collects what is garbage a moment after the last request ended, and gives the memory back to the system. A text that nothing refers
/// to any more is still in memory until the collector has been there, and an idle process would not collect for hours.
/// </summary>
internal sealed class Forgetter : IDisposable
{
    /// <summary>
    /// One collection is not enough: connections are closed and buffers come back after the request, finalizers free native memory
    /// after the collection that found them, and array pools drop what they keep over several.
    /// </summary>
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)];

    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private int _underWay;
    private int _step;

    public Forgetter(TimeProvider time) =>
        _timer = time.CreateTimer(_ => Step(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Notes the start of a request.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _underWay++;
        }
    }

    /// <summary>Notes the end of a request.</summary>
    public void End()
    {
        lock (_gate)
        {
            _underWay--;
            _step = 0;
            Wait();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Step()
    {
        lock (_gate)
        {
            if (_underWay > 0)
            {
                return;
            }
        }

        Collect();
        lock (_gate)
        {
            _step++;
            Wait();
        }
    }

    private void Wait()
    {
        if (_underWay == 0 && _step < Pauses.Length)
        {
            _timer.Change(Pauses[_step], Timeout.InfiniteTimeSpan);
        }
    }

    private static void Collect()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        NativeMemoryRules.GiveBack();
    }
}
