using Microsoft.Extensions.Time.Testing;
using Smtp163Addin.Relay.Admission;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Admission;

/// <summary>When 163 refuses this server's address, nobody talks to it for a while, and then one asks.</summary>
public sealed class PauseGateTests
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(15);

    private readonly FakeTimeProvider _time = new();
    private readonly PauseGate _gate;

    public PauseGateTests() => _gate = new PauseGate(First, _time);

    [Fact]
    public void An_open_gate_lets_everybody_in()
    {
        Assert.Null(_gate.Wait);
        Assert.NotNull(_gate.Enter(out _));
        Assert.NotNull(_gate.Enter(out _));
    }

    [Fact]
    public void A_refusal_keeps_everybody_back_and_says_what_is_left()
    {
        Assert.Equal(First, Enter().Refused());

        Assert.Equal(First, _gate.Wait);
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(_gate.Enter(out var wait));
        Assert.Equal(TimeSpan.FromMinutes(10), wait);
        Assert.Equal(TimeSpan.FromMinutes(10), _gate.Wait);
    }

    [Fact]
    public void At_the_end_of_the_pause_one_conversation_probes_and_the_others_wait_a_little_more()
    {
        Enter().Refused();
        _time.Advance(First);

        using var probe = Enter();
        Assert.Null(_gate.Enter(out var wait));
        Assert.Equal(PauseGate.ProbeWait, wait);

        probe.LetIn();
        Assert.Null(_gate.Wait);
        Assert.NotNull(_gate.Enter(out _));
    }

    [Fact]
    public void Each_further_pause_is_twice_as_long_up_to_four_hours()
    {
        Enter().Refused();
        foreach (var minutes in new[] { 30, 60, 120, 240, 240, 240 })
        {
            _time.Advance(_gate.Wait!.Value);
            Assert.Equal(TimeSpan.FromMinutes(minutes), Enter().Refused());
        }
    }

    [Fact]
    public void Success_ends_the_doubling()
    {
        Enter().Refused();
        _time.Advance(First);
        Enter().Refused();
        _time.Advance(2 * First);
        Enter().LetIn();

        Assert.Equal(First, Enter().Refused());
    }

    [Fact]
    public void A_probe_that_is_let_in_and_refused_afterwards_goes_on_doubling()
    {
        Enter().Refused();
        _time.Advance(First);
        var probe = Enter();
        probe.LetIn();

        Assert.Equal(2 * First, probe.Refused());
    }

    [Fact]
    public void A_probe_that_proves_nothing_leaves_the_probing_to_the_next()
    {
        Enter().Refused();
        _time.Advance(First);

        Enter().Dispose();

        var next = Enter();
        Assert.Null(_gate.Enter(out _));
        Assert.Equal(2 * First, next.Refused());
    }

    [Fact]
    public void Of_many_conversations_refused_at_once_only_one_makes_the_pause()
    {
        var conversations = Enumerable.Range(0, 20).Select(_ => Enter()).ToList();

        Assert.Equal(First, conversations[0].Refused());
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.All(conversations[1..], conversation => Assert.Equal(TimeSpan.FromMinutes(14), conversation.Refused()));
    }

    [Fact]
    public void A_conversation_from_before_the_pause_neither_ends_nor_prolongs_it()
    {
        using var before = Enter();
        Enter().Refused();

        before.LetIn();
        Assert.Equal(First, _gate.Wait);
        _time.Advance(First);
        using var probe = Enter();
        before.LetIn();
        Assert.Equal(PauseGate.ProbeWait, before.Refused());
        before.Dispose();
        Assert.Equal(PauseGate.ProbeWait, _gate.Wait);

        probe.LetIn();
        Assert.Null(_gate.Wait);
    }

    [Fact]
    public void A_first_pause_over_four_hours_is_cut()
    {
        var gate = new PauseGate(TimeSpan.FromDays(1), _time);

        Assert.Equal(PauseGate.LongestPause, gate.Enter(out _)!.Refused());
    }

    [Fact]
    public async Task Among_many_threads_one_becomes_the_probe()
    {
        Enter().Refused();
        _time.Advance(First);

        var passages = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => _gate.Enter(out var _))));

        Assert.Single(passages, passage => passage is not null);
    }

    private Passage Enter()
    {
        var passage = _gate.Enter(out var wait);
        Assert.Equal(TimeSpan.Zero, wait);
        return Assert.IsType<Passage>(passage);
    }
}
