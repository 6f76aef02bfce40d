using System.Threading.RateLimiting;

namespace Smtp163Addin.Api.Limits;

/// <summary>The answer of a <see cref="CallLimiter"/>.</summary>
/// <param name="retryAfter">When a call will be free, or <see langword="null"/> when this one is.</param>
internal sealed class CallLease(TimeSpan? retryAfter) : RateLimitLease
{
    /// <summary>The call may go on.</summary>
    public static CallLease Allowed { get; } = new(retryAfter: null);

    /// <inheritdoc/>
    public override bool IsAcquired => retryAfter is null;

    /// <inheritdoc/>
    public override IEnumerable<string> MetadataNames => retryAfter is null ? [] : [MetadataName.RetryAfter.Name];

    /// <inheritdoc/>
    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        var isKnown = retryAfter is not null && metadataName == MetadataName.RetryAfter.Name;
        metadata = isKnown ? retryAfter : null;
        return isKnown;
    }
}
