using Smtp163Addin.Relay.Outcomes;
using Smtp163Addin.Sandbox.Conversations;
using Smtp163Addin.Sandbox.Faults;
using Smtp163Addin.Sandbox.Protocol;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Faults;

/// <summary>163 breaks the conversation at every stage, in every way: what is told is true, and the next send works.</summary>
public sealed class ServerFaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, ServerGeneration> Sends()
    {
        var data = new TheoryData<string, ServerGeneration>();
        foreach (string name in FaultCases.All.Keys)
        {
            data.Add(name, ServerGeneration.Newest);
            data.Add(name, ServerGeneration.Until2023);
        }

        return data;
    }

    public static TheoryData<string> Verifications() =>
        [.. FaultCases.All.Values.Where(one => one.Fault is null or { Stage: <= FaultStage.Auth or FaultStage.Quit }).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Sends))]
    public async Task A_send_is_told_truly_and_the_next_one_works(string name, ServerGeneration generation)
    {
        FaultCase wrong = FaultCases.All[name];
        await using FaultBench bench = await FaultBench.StartAsync(generation, wrong.SharesClock);
        Arrange(bench, wrong);
        bool large = wrong.Fault is { Stage: FaultStage.Body, Action: FaultAction.StopReading };
        RelayOutcome outcome = await ToldAsync(bench, wrong, bench.SendAsync(wrong.UploadWaits ? new WaitingUpload(150_000) : null, large));

        AssertTold(wrong, outcome);
        Assert.True(bench.Sandbox.Conversations.Logins <= 1, "more than one login");
        int arrived = await ArrivedAsync(bench, wrong);
        if (wrong.Fault?.Action is FaultAction.OldTls)
        {
            // protocol_version: it was the version that was refused, and nothing else about that server.
            Assert.Equal("(TLS alert 70)", Assert.Single(bench.Sandbox.Conversations.All[0].Transcript).Text);
        }

        if (outcome is RelayOutcome.Sent)
        {
            Assert.Equal(1, arrived);
        }
        else if (outcome is RelayOutcome.Failed { Delivered: Delivery.No })
        {
            Assert.Equal(0, arrived);
        }

        await NextSendWorksAsync(bench, arrived);
    }

    [Theory]
    [MemberData(nameof(Verifications))]
    public async Task A_verification_is_told_truly_and_the_next_send_works(string name)
    {
        FaultCase wrong = FaultCases.All[name];
        await using FaultBench bench = await FaultBench.StartAsync(ServerGeneration.Newest, wrong.SharesClock);
        Arrange(bench, wrong);
        RelayOutcome outcome = await ToldAsync(bench, wrong, bench.Relay.VerifyAsync(FaultBench.Account, Cancellation));

        // To verify, the answer to the login is enough; that the server is gone after it is no matter.
        if (name == "Auth: answered, then closed")
        {
            Assert.IsType<RelayOutcome.Accepted>(outcome);
        }
        else
        {
            AssertTold(wrong, outcome);
        }

        Assert.True(bench.Sandbox.Conversations.Logins <= 1, "more than one login");
        await NextSendWorksAsync(bench, alreadyThere: 0);
    }

    private static void Arrange(FaultBench bench, FaultCase wrong)
    {
        if (wrong.Fault is { } fault)
        {
            bench.Sandbox.Faults.Next(fault);
        }
        else
        {
            bench.Sandbox.RefuseConnections();
        }
    }

    private static async Task<RelayOutcome> ToldAsync(FaultBench bench, FaultCase wrong, Task<RelayOutcome> told)
    {
        if (wrong.TakesTime)
        {
            Conversation conversation = await bench.Sandbox.Conversations.WaitForAsync(1, Cancellation);
            await conversation.FirstFault.WaitAsync(Cancellation);
            await bench.AdvanceUntilAsync(told);
        }

        return await told;
    }

    private static void AssertTold(FaultCase wrong, RelayOutcome outcome)
    {
        if (outcome is not RelayOutcome.Failed failed)
        {
            Assert.Contains(null, wrong.Told);
            return;
        }

        Assert.Contains(failed.Code, wrong.Told);
        Assert.Equal(failed.Code == FailureCode.Unreachable || wrong.Retryable, failed.Retryable);
        Assert.Equal(failed.Code == FailureCode.DeliveryUnknown ? Delivery.Unknown : Delivery.No, failed.Delivered);
        if (failed.Code != FailureCode.RelayPaused && failed.RetryAfter is not null)
        {
            Assert.True(failed.Retryable, "a time to try again for what is not to be tried again");
        }
    }

    /// <summary>How many messages arrived, once the conversation is over; one that does not read is over with the test.</summary>
    private static async Task<int> ArrivedAsync(FaultBench bench, FaultCase wrong)
    {
        if (wrong.Fault is not (null or { Action: FaultAction.StopReading or FaultAction.Delay or FaultAction.Drip }))
        {
            Task ended = bench.Sandbox.Conversations.WhenAllEndedAsync(Cancellation);
            await (wrong.Fault.Action is FaultAction.StaySilent or FaultAction.AnswerThen { Then: Afterwards.StaySilent } or FaultAction.HalfClose
                ? bench.AdvanceUntilAsync(ended)
                : ended);
        }

        return bench.Sandbox.Inbox.Count;
    }

    private static async Task NextSendWorksAsync(FaultBench bench, int alreadyThere)
    {
        bench.Sandbox.Faults.Clear();
        bench.Sandbox.AcceptConnections();

        // Longer than a pause, in case that is what was told.
        bench.Time.Advance(TimeSpan.FromHours(1));
        Assert.IsType<RelayOutcome.Sent>(await bench.SendAsync());
        Assert.Equal(alreadyThere + 1, bench.Sandbox.Inbox.Count);
    }
}
