namespace Smtp163Addin.Benchmarks.Forgetting;

/// <summary>What a load came to.</summary>
/// <param name="MailsPerSecond">Mails by the time in which they were sent; pauses do not count.</param>
/// <param name="ProcessorMilliseconds">The service's processor time for each mail, pauses included.</param>
internal sealed record LoadResult(double MailsPerSecond, double ProcessorMilliseconds);
