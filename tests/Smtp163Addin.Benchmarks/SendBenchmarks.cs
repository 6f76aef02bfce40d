using BenchmarkDotNet.Attributes;

namespace Smtp163Addin.Benchmarks;

/// <summary>
/// What a mail costs, relay and sandbox together. 32 at once: with attachments of 25 MB, what is allocated must not grow with the
/// attachments, since no more than a block of each is held.
/// </summary>
[MemoryDiagnoser]
public class SendBenchmarks
{
    private const int AtOnce = 32;

    private RelayedMail _mail = null!;

    /// <summary>The size of the attachment in bytes; 0 is a mail without one.</summary>
    [Params(0, 25_000_000)]
    public long AttachmentBytes { get; set; }

    /// <summary>Starts relay and sandbox.</summary>
    /// <returns>A task.</returns>
    [GlobalSetup]
    public async Task StartAsync() => _mail = await RelayedMail.StartAsync();

    /// <summary>Stops them.</summary>
    /// <returns>A task.</returns>
    [GlobalCleanup]
    public async Task StopAsync() => await _mail.DisposeAsync();

    /// <summary>Sends 32 mails at once; the figures are for one of them.</summary>
    /// <returns>A task.</returns>
    [Benchmark(OperationsPerInvoke = AtOnce)]
    public Task Send() => _mail.SendAsync(AtOnce, AttachmentBytes);
}
