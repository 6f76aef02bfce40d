using Microsoft.Extensions.Time.Testing;
using Smtp163Addin.Api.Forgetting;
using Xunit;

namespace Smtp163Addin.Api.Tests.Forgetting;

[Trait("Promise", "P5")]
public sealed class ForgetterTests : IDisposable
{
    /// <summary>The promise: half a minute after a request.</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(30);

    /// <summary>The array pools drop what a first collection found in them when a second one comes later than this.</summary>
    private static readonly TimeSpan PoolsKeep = TimeSpan.FromSeconds(10);

    /// <summary>How many collections follow the last request.</summary>
    private const int Collections = 17;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(0.1);

    private readonly FakeTimeProvider _time = new();
    private readonly List<DateTimeOffset> _collections = [];
    private readonly Forgetter _forgetter;

    private Action _duringCollection = () => { };

    public ForgetterTests() => _forgetter = new Forgetter(_time, () =>
    {
        _collections.Add(_time.GetUtcNow());
        _duringCollection();
    });

    public void Dispose() => _forgetter.Dispose();

    [Fact]
    public void After_the_last_request_collections_come_for_two_minutes_several_within_half_of_one_and_then_none()
    {
        Request(TimeSpan.FromSeconds(3));
        var ended = _time.GetUtcNow();

        Pass(TimeSpan.FromHours(1));

        Assert.Equal(Collections, _collections.Count);
        Assert.True(_collections[^1] - ended > TimeSpan.FromMinutes(2));
        Assert.True(_collections[0] - ended < TimeSpan.FromSeconds(1));
        AssertForgotten(ended);
    }

    [Fact]
    public void The_next_request_puts_the_collection_off()
    {
        Request(Tick);
        Pass(Tick);
        Request(TimeSpan.FromSeconds(5));
        Assert.Empty(_collections);

        Pass(TimeSpan.FromSeconds(1));
        Assert.Single(_collections);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(14)]
    public void A_request_that_never_ends_does_not_hold_it_back(double beginsAfter)
    {
        Request(Tick);
        var ended = _time.GetUtcNow();
        Pass(TimeSpan.FromSeconds(beginsAfter));

        _forgetter.Begin();
        Pass(TimeSpan.FromHours(1));

        AssertForgotten(ended);
        Assert.Equal(Collections, _collections.Count);
    }

    [Fact]
    public void Requests_without_a_pause_are_forgotten_one_by_one()
    {
        List<DateTimeOffset> ends = [];
        for (var request = 0; request < 1000; request++)
        {
            Request(TimeSpan.FromSeconds(0.3));
            ends.Add(_time.GetUtcNow());
            if (request % 2 == 0)
            {
                Pass(Tick);
            }
        }

        var perMinute = _collections.Count / (_time.GetUtcNow() - _time.Start).TotalMinutes;
        Pass(Promised);
        Assert.All(ends, AssertForgotten);
        Assert.InRange(perMinute, 6, 7);
    }

    [Fact]
    public void A_request_that_ends_during_a_collection_is_forgotten_too()
    {
        _duringCollection = () =>
        {
            if (_collections.Count == Collections)
            {
                _forgetter.End();
            }
        };
        _forgetter.Begin();
        Request(Tick);

        Pass(TimeSpan.FromHours(1));
        Assert.Equal(2 * Collections, _collections.Count);
    }

    [Fact]
    public void Nothing_is_collected_before_a_request_ended()
    {
        Pass(TimeSpan.FromHours(1));
        _forgetter.Begin();
        Pass(TimeSpan.FromHours(1));

        Assert.Empty(_collections);
    }

    private void AssertForgotten(DateTimeOffset ended)
    {
        var within = _collections.Where(at => at > ended && at - ended <= Promised).ToList();
        Assert.True(within[^1] - within[0] > PoolsKeep, $"Collected at {string.Join(", ", within.Select(at => $"{(at - ended).TotalSeconds:F1} s"))}.");
    }

    private void Request(TimeSpan duration)
    {
        _forgetter.Begin();
        Pass(duration);
        _forgetter.End();
    }

    private void Pass(TimeSpan duration)
    {
        for (var passed = TimeSpan.Zero; passed < duration; passed += Tick)
        {
            _time.Advance(Tick);
        }
    }
}
