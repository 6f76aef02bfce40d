using Microsoft.Extensions.Time.Testing;
using Smtp163Addin.Relay.Admission;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Admission;

/// <summary>A bounded number of conversations, and a bounded, fair queue before them.</summary>
public sealed class SendingPlacesTests
{
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_many_as_there_are_places_wait_and_the_oldest_is_next()
    {
        await using var places = new SendingPlaces(2, _time);
        using var one = await places.TakeAsync(Cancellation);
        var two = await places.TakeAsync(Cancellation);
        var third = places.TakeAsync(Cancellation);
        var fourth = places.TakeAsync(Cancellation);

        Assert.Null(await places.TakeAsync(Cancellation));
        Assert.False(third.IsCompleted);

        two!.Dispose();
        using var taken = await third;
        Assert.NotNull(taken);
        Assert.False(fourth.IsCompleted);

        taken.Dispose();
        using var last = await fourth;
        Assert.NotNull(last);
    }

    [Fact]
    public async Task Nobody_waits_longer_than_ten_seconds()
    {
        await using var places = new SendingPlaces(1, _time);
        using var one = await places.TakeAsync(Cancellation);
        var waiting = places.TakeAsync(Cancellation);

        _time.Advance(SendingPlaces.LongestWait - TimeSpan.FromMilliseconds(1));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Null(await waiting.WaitAsync(Cancellation));
    }

    [Fact]
    public async Task Who_gives_up_makes_room_in_the_queue()
    {
        await using var places = new SendingPlaces(1, _time);
        using var one = await places.TakeAsync(Cancellation);
        using var givingUp = new CancellationTokenSource();
        var waiting = places.TakeAsync(givingUp.Token);

        await givingUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        var next = places.TakeAsync(Cancellation);
        Assert.False(next.IsCompleted);
        one!.Dispose();
        using var taken = await next;
        Assert.NotNull(taken);
    }
}
