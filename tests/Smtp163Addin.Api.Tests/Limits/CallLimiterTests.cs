using System.Threading.RateLimiting;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Smtp163Addin.Api.Limits;
using Xunit;

namespace Smtp163Addin.Api.Tests.Limits;

public sealed class CallLimiterTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Calls_within_the_limit_pass_and_the_next_one_does_not()
    {
        using var limiter = new CallLimiter(3, Window, _time);

        Assert.True(Try(limiter));
        Assert.True(Try(limiter));
        Assert.True(Try(limiter));
        Assert.False(Try(limiter));
    }

    [Fact]
    public void The_refusal_says_exactly_when_the_next_call_is_free()
    {
        using var limiter = new CallLimiter(2, Window, _time);
        Try(limiter);
        _time.Advance(TimeSpan.FromSeconds(20));
        Try(limiter);
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(TimeSpan.FromSeconds(35), RetryAfter(limiter));

        _time.Advance(TimeSpan.FromSeconds(35) - TimeSpan.FromMilliseconds(1));
        Assert.False(Try(limiter));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(Try(limiter));
        Assert.False(Try(limiter));
    }

    [Fact]
    public void A_refused_call_does_not_put_the_next_one_off()
    {
        using var limiter = new CallLimiter(1, Window, _time);
        Try(limiter);
        _time.Advance(TimeSpan.FromSeconds(59));
        for (var attempt = 0; attempt < 100; attempt++)
        {
            Assert.False(Try(limiter));
        }

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(Try(limiter));
    }

    [Fact]
    public void No_rhythm_gets_more_calls_into_any_window() =>
        Gen.Int[0, 15_000].Array[200].Sample(pauses =>
        {
            var time = new FakeTimeProvider();
            var start = time.GetUtcNow();
            using var limiter = new CallLimiter(10, Window, time);
            var passed = new List<TimeSpan>();
            foreach (var pause in pauses)
            {
                time.Advance(TimeSpan.FromMilliseconds(pause));
                if (Try(limiter))
                {
                    passed.Add(time.GetUtcNow() - start);
                }
            }

            return passed.Zip(passed.Skip(10)).All(pair => pair.Second - pair.First >= Window);
        }, iter: 200);

    [Fact]
    public void A_caller_who_has_gone_is_forgotten_and_one_who_counts_is_not()
    {
        using var limiter = new CallLimiter(1, Window, _time);
        Try(limiter);
        _time.Advance(Window - TimeSpan.FromSeconds(1));
        Assert.Null(limiter.IdleDuration);

        _time.Advance(TimeSpan.FromMinutes(1));
        _ = limiter.IdleDuration;
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.FromSeconds(10), limiter.IdleDuration);
    }

    [Fact]
    public void It_counts_what_it_did()
    {
        using var limiter = new CallLimiter(1, Window, _time);
        Try(limiter);
        Try(limiter);

        var statistics = limiter.GetStatistics();

        Assert.NotNull(statistics);
        Assert.Equal(
            (0L, 1L, 1L),
            (statistics.CurrentAvailablePermits, statistics.TotalSuccessfulLeases, statistics.TotalFailedLeases));
    }

    private static bool Try(CallLimiter limiter)
    {
        using var lease = limiter.AttemptAcquire();
        return lease.IsAcquired;
    }

    private static TimeSpan? RetryAfter(CallLimiter limiter)
    {
        using var lease = limiter.AttemptAcquire();
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null;
    }
}
