using Microsoft.Extensions.Time.Testing;
using Smtp163Addin.Relay.Outcomes;
using Smtp163Addin.Sandbox.Faults;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Conversations;

/// <summary>One refusal of this server's address keeps everybody back, whoever asks and for whatever.</summary>
public sealed class PauseTests
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(15);

    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FaultStage.Greeting, "554 IP is rejected, smtp auth error limit exceed,163 {host}")]
    [InlineData(FaultStage.Ehlo, "421 HL:ICC 163 {host}")]
    [InlineData(FaultStage.Auth, "451 Requested mail action not taken: too much fail authentication")]
    [InlineData(FaultStage.MailFrom, "450 DT:RBL 163 {host}")]
    [InlineData(FaultStage.RcptTo, "554 IP in blacklist")]
    [InlineData(FaultStage.Data, "421 IP<{client}> rejected")]
    [InlineData(FaultStage.EndOfData, "554 HL:IHU 163 {host}")]
    public async Task A_refusal_of_our_address_at_any_stage_pauses_every_kind_of_conversation(FaultStage stage, string reply)
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation, time: _time);
        test.Sandbox.Faults.Next(new Fault(stage, FaultAction.Reply(reply, Afterwards.Close)));

        AssertPaused(First, await test.SendAsync(RelayUnderTest.Draft(), Cancellation), told: true);
        _time.Advance(TimeSpan.FromMinutes(1));
        AssertPaused(First - TimeSpan.FromMinutes(1), await test.SendAsync(RelayUnderTest.Draft(), Cancellation), told: false);
        AssertPaused(First - TimeSpan.FromMinutes(1), await test.Relay.VerifyAsync(RelayUnderTest.Account, Cancellation), told: false);
        Assert.Equal(1, test.Sandbox.Conversations.Count);

        _time.Advance(First);
        Assert.IsType<RelayOutcome.Accepted>(await test.Relay.VerifyAsync(RelayUnderTest.Account, Cancellation));
        Assert.IsType<RelayOutcome.Sent>(await test.SendAsync(RelayUnderTest.Draft(), Cancellation));
    }

    [Fact]
    public async Task A_wrong_code_proves_that_163_lets_us_in_again()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation, time: _time);
        test.Sandbox.Faults.Next(new Fault(FaultStage.Greeting, FaultAction.Reply("554 IP is rejected", Afterwards.Close)));
        await test.SendAsync(RelayUnderTest.Draft(), Cancellation);
        _time.Advance(First);

        var wrong = RelayUnderTest.Account with { AuthorizationCode = "wrong" };
        Assert.Equal(FailureCode.AuthenticationFailed, Assert.IsType<RelayOutcome.Failed>(await test.Relay.VerifyAsync(wrong, Cancellation)).Code);

        Assert.IsType<RelayOutcome.Sent>(await test.SendAsync(RelayUnderTest.Draft(), Cancellation));
    }

    [Fact]
    public async Task A_probe_that_finds_nobody_leaves_the_probing_to_the_next()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation, time: _time);
        test.Sandbox.Faults.Next(new Fault(FaultStage.Greeting, FaultAction.Reply("554 IP is rejected", Afterwards.Close)));
        await test.SendAsync(RelayUnderTest.Draft(), Cancellation);
        _time.Advance(First);

        test.Sandbox.Faults.Next(new Fault(FaultStage.Greeting, new FaultAction.Close()));
        Assert.Equal(FailureCode.Unreachable, Assert.IsType<RelayOutcome.Failed>(await test.SendAsync(RelayUnderTest.Draft(), Cancellation)).Code);

        test.Sandbox.Faults.Next(new Fault(FaultStage.Greeting, FaultAction.Reply("554 IP is rejected", Afterwards.Close)));
        AssertPaused(2 * First, await test.SendAsync(RelayUnderTest.Draft(), Cancellation), told: true);
    }

    [Fact]
    public async Task A_full_house_is_told_so()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation, with: options => options with { MaxConcurrentSends = 1 });
        var upload = new GatedReader();
        var sending = test.SendAsync(RelayUnderTest.DraftWithAttachment(1), Cancellation, upload);
        await upload.Opened.WaitAsync(Cancellation);
        var waiting = test.SendAsync(RelayUnderTest.Draft(), Cancellation);

        var failed = Assert.IsType<RelayOutcome.Failed>(await test.SendAsync(RelayUnderTest.Draft(), Cancellation));

        Assert.Equal((FailureCode.Overloaded, true, Delivery.No), (failed.Code, failed.Retryable, failed.Delivered));
        Assert.NotNull(failed.RetryAfter);
        upload.Give([1]);
        upload.End();
        Assert.IsType<RelayOutcome.Sent>(await sending);
        Assert.IsType<RelayOutcome.Sent>(await waiting);
    }

    private static void AssertPaused(TimeSpan wait, RelayOutcome outcome, bool told)
    {
        var failed = Assert.IsType<RelayOutcome.Failed>(outcome);
        Assert.Equal((FailureCode.RelayPaused, true, Delivery.No), (failed.Code, failed.Retryable, failed.Delivered));
        Assert.Equal(wait, failed.RetryAfter);
        Assert.Equal(told, failed.Reply is not null);
        Assert.DoesNotContain("127.0.0.1", failed.Reply?.Text ?? "", StringComparison.Ordinal);
    }
}
