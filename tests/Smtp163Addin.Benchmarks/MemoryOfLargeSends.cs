using System.Diagnostics;
using System.Globalization;

namespace Smtp163Addin.Benchmarks;

/// <summary>
/// How much memory a process needs for 32 mails of 25 MB at once: BenchmarkDotNet counts what is allocated, not what is held.
/// </summary>
internal static class MemoryOfLargeSends
{
    private const int AtOnce = 32;
    private const int AttachmentBytes = 25_000_000;

    public static async Task<string> MeasureAsync()
    {
        await using var mail = await RelayedMail.StartAsync();
        await mail.SendAsync(AtOnce, attachmentBytes: 0);

        using var process = Process.GetCurrentProcess();
        var before = WorkingSet(process);
        var peak = before;
        var started = Stopwatch.GetTimestamp();
        var sending = mail.SendAsync(AtOnce, AttachmentBytes);
        while (await Task.WhenAny(sending, Task.Delay(TimeSpan.FromMilliseconds(50))) != sending)
        {
            peak = Math.Max(peak, WorkingSet(process));
        }

        await sending;
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{AtOnce} mails of {AttachmentBytes / 1_000_000} MB at once: {seconds:F1} s, {AtOnce / seconds:F1} mails/s, {AtOnce * (AttachmentBytes / 1e6) / seconds:F0} MB/s; working set {before / 1e6:F0} MB before, {peak / 1e6:F0} MB at its peak, relay and sandbox together");
    }

    private static long WorkingSet(Process process)
    {
        process.Refresh();
        return process.WorkingSet64;
    }
}
