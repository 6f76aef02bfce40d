using System.Diagnostics;

namespace Smtp163Addin.Benchmarks.Forgetting;

/// <summary>One way to send many mails.</summary>
/// <param name="Name">What it is called in the report.</param>
/// <param name="AttachmentBytes">The size of the one attachment, or 0 for none.</param>
/// <param name="Bursts">How often it is done.</param>
/// <param name="Burst">How long it lasts each time.</param>
/// <param name="Pause">How long nothing is sent afterwards.</param>
internal sealed record Load(string Name, int AttachmentBytes, int Bursts, TimeSpan Burst, TimeSpan Pause)
{
    private const int AtOnce = 8;

    private readonly byte[] _body = MailBody.Make(AttachmentBytes);

    /// <summary>Sends the mails.</summary>
    /// <param name="service">Where to.</param>
    public async Task<LoadResult> RunAsync(MeasuredService service)
    {
        var mails = 0;
        var sending = TimeSpan.Zero;
        var processorTime = service.ProcessorTime;
        for (var burst = 0; burst < Bursts; burst++)
        {
            var started = Stopwatch.GetTimestamp();
            mails += await service.SendAsync(AtOnce, _body, () => Stopwatch.GetElapsedTime(started) < Burst);
            sending += Stopwatch.GetElapsedTime(started);
            await Task.Delay(Pause);
        }

        return new LoadResult(mails / sending.TotalSeconds, (service.ProcessorTime - processorTime).TotalMilliseconds / mails);
    }
}
