using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Api.Problems;

namespace Smtp163Addin.Api.Limits;

/// <summary>Counts sends, verifications and feedback of each caller together.</summary>
/// <param name="configuration">How many are allowed.</param>
/// <param name="time">The clock.</param>
internal sealed class CallerPolicy(ServiceConfiguration configuration, TimeProvider time) : IRateLimiterPolicy<int>
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected { get; } = static async (rejected, _) =>
    {
        rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
        await ProblemResult.WriteAsync(rejected.HttpContext, new Problem(ProblemCode.RateLimited) { RetryAfter = wait });
    };

    /// <inheritdoc/>
    public RateLimitPartition<int> GetPartition(HttpContext httpContext) =>
        RateLimitPartition.Get(
            Caller.PlaceOf(httpContext), _ => new CallLimiter(configuration.RateLimits.SendsPerMinute, Window, time));
}
