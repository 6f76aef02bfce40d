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
    /// after the collection that found them, and array pools drop what they keep over several. The first four are for the request;
    /// the others for what lives a while after it: an idle connection is kept for 90 seconds, a time limit may run for two minutes.
    /// </summary>
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8),
        .. Enumerable.Repeat(TimeSpan.FromSeconds(9), 13),
    ];

    /// <summary>
    /// The longest that requests put a collection off. The array pools drop what they still keep ten seconds after the collection that
    /// first found it, so that with this pause between any two the last copy is gone 28 seconds after its request, whoever else sends.
    /// </summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(9);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Action _collect;
    private readonly ITimer _timer;
    private int _underWay;
    private int _step = Pauses.Length;
    private long _waitingSince;

    /// <summary>Makes one that waits for requests.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="collect">The collection, or <see langword="null"/> for the real one.</param>
    public Forgetter(TimeProvider time, Action? collect = null)
    {
        _time = time;
        _collect = collect ?? Collect;
        _timer = time.CreateTimer(_ => Step(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Notes the start of a request.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _underWay++;
            Wait();
        }
    }

    /// <summary>Notes the end of a request.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (_step == Pauses.Length)
            {
                _waitingSince = _time.GetTimestamp();
            }

            _underWay--;
            _step = 0;
            Wait();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Step()
    {
        bool quiet;
        lock (_gate)
        {
            // Before the collection: a request that ends during it starts from the first step again.
            _step++;
            quiet = _underWay == 0;
        }

        // In a busy process the next request writes over what the last one left on the stacks.
        if (quiet)
        {
            ThreadStacks.Overwrite();
        }

        _collect();
        lock (_gate)
        {
            _waitingSince = _time.GetTimestamp();
            Wait();
        }
    }

    private void Wait()
    {
        if (_step == Pauses.Length)
        {
            return;
        }

        var longest = LongestPause - _time.GetElapsedTime(_waitingSince);
        var pause = _underWay == 0 && Pauses[_step] < longest ? Pauses[_step] : longest;
        _timer.Change(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private static void Collect()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        OverwriteFreeHeap();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        NativeMemoryRules.GiveBack();
    }

    /// <summary>
    /// What is garbage the collector neither clears nor, where the next objects are to go, gives back: its bytes stay until objects are
    /// put over them, which in an idle process takes hours. So objects are put there that say nothing, more than fit into one of the
    /// heap's regions of 4 MiB; two collections carry them on into the gaps between objects that live for long.
    /// </summary>
    private static void OverwriteFreeHeap()
    {
        const int Rounds = 1024;
        int[] sizes = [64, 256, 1024, 4096];
        var nothing = new byte[Rounds * sizes.Length][];
        for (var index = 0; index < nothing.Length; index++)
        {
            nothing[index] = new byte[sizes[index % sizes.Length]];
        }

        for (var generation = 0; generation < GC.MaxGeneration; generation++)
        {
            GC.Collect(generation, GCCollectionMode.Forced, blocking: true, compacting: true);
        }

        // Kept until here: a collection before would begin where it began, and never reach the end.
        GC.KeepAlive(nothing);
    }
}
