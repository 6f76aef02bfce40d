using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Smtp163Addin.Api.Forgetting;

/// <summary>
/// Overwrites what requests have left on the stacks of the thread pool. A method that returns leaves its locals where they were, and
/// what copies or compares text leaves pieces of it there, long enough to hold an authorization code. Idle threads do not come that
/// deep again.
/// </summary>
internal static class ThreadStacks
{
    /// <summary>Deeper than requests go; less than the smallest stack of a thread, 1.5 MiB with musl.</summary>
    private const int Bytes = 256 * 1024;

    /// <summary>How long one thread waits for the others. One that is busy is not waited for: the next collection finds it again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    /// <summary>Overwrites the free part of the calling thread's stack and of those of the pool's other threads.</summary>
    public static void Overwrite()
    {
        // Each waits for all, so that no thread takes two of them.
        var others = Math.Max(0, ThreadPool.ThreadCount - (Thread.CurrentThread.IsThreadPoolThread ? 1 : 0));
        var meeting = new Meeting(others + 1);
        for (var thread = 0; thread < others; thread++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(meeting, preferLocal: false);
        }

        meeting.Execute();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void OverwriteOwn()
    {
        Span<byte> free = stackalloc byte[Bytes];
        CryptographicOperations.ZeroMemory(free);
    }

    private sealed class Meeting(int threads) : IThreadPoolWorkItem
    {
        private readonly object _changed = new();
        private int _missing = threads;

        public void Execute()
        {
            OverwriteOwn();
            lock (_changed)
            {
                _missing--;
                Monitor.PulseAll(_changed);
                while (_missing > 0 && Monitor.Wait(_changed, Patience))
                {
                }
            }
        }
    }
}
