using Smtp163Addin.Relay.Outcomes;
using Smtp163Addin.Sandbox.Conversations;
using Smtp163Addin.Sandbox.Faults;
using Smtp163Addin.Sandbox.Protocol;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Faults;

/// <summary>The sender's side breaks: it gives up, or its upload does. Before the final dot nothing is delivered; after it, all is told.</summary>
public sealed class ClientFaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<FaultStage, ServerGeneration> StagesBeforeTheFinalDot()
    {
        var data = new TheoryData<FaultStage, ServerGeneration>();
        foreach (FaultStage stage in Enum.GetValues<FaultStage>().Where(stage => stage < FaultStage.EndOfData))
        {
            data.Add(stage, ServerGeneration.Newest);
            data.Add(stage, ServerGeneration.Until2023);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(StagesBeforeTheFinalDot))]
    public async Task Giving_up_before_the_final_dot_delivers_nothing_and_is_told_as_that(FaultStage stage, ServerGeneration generation)
    {
        await using FaultBench bench = await FaultBench.StartAsync(generation);
        using var givingUp = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        bench.Sandbox.Faults.Next(new Fault(stage, new FaultAction.StaySilent()) { AfterOctets = 300 });
        Task<RelayOutcome> told = bench.SendAsync(new WaitingUpload(150_000), cancellationToken: givingUp.Token);
        Conversation conversation = await bench.Sandbox.Conversations.WaitForAsync(1, Cancellation);
        await conversation.FirstFault.WaitAsync(Cancellation);
        await givingUp.CancelAsync();

        var stopped = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => told);
        Assert.Equal(givingUp.Token, stopped.CancellationToken);
        await conversation.Ended.WaitAsync(Cancellation);
        Assert.False(conversation.SawFinalDot);
        await NothingArrivedAndTheNextSendWorksAsync(bench);
    }

    [Fact]
    public async Task Giving_up_before_it_began_makes_no_connection()
    {
        await using FaultBench bench = await FaultBench.StartAsync(ServerGeneration.Newest);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.SendAsync(cancellationToken: new CancellationToken(canceled: true)));
        Assert.Equal(0, bench.Sandbox.Conversations.Count);
    }

    [Fact]
    public async Task Giving_up_after_the_final_dot_comes_too_late_and_the_true_answer_is_told()
    {
        await using FaultBench bench = await FaultBench.StartAsync(ServerGeneration.Newest);
        using var givingUp = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var released = new TaskCompletionSource();
        bench.Sandbox.Faults.Next(new Fault(FaultStage.EndOfData, new FaultAction.AnswerWhen(released.Task)));
        Task<RelayOutcome> told = bench.SendAsync(cancellationToken: givingUp.Token);
        Conversation conversation = await bench.Sandbox.Conversations.WaitForAsync(1, Cancellation);
        await conversation.FirstFault.WaitAsync(Cancellation);
        await givingUp.CancelAsync();
        Assert.False(told.IsCompleted);
        released.SetResult();
        Assert.IsType<RelayOutcome.Sent>(await told);
        Assert.Equal(1, bench.Sandbox.Inbox.Count);
    }

    [Fact]
    public async Task Giving_up_after_the_final_dot_does_not_hide_that_the_answer_is_missing()
    {
        await using FaultBench bench = await FaultBench.StartAsync(ServerGeneration.Newest);
        using var givingUp = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        bench.Sandbox.Faults.Next(new Fault(FaultStage.EndOfData, new FaultAction.StaySilent()));
        Task<RelayOutcome> told = bench.SendAsync(cancellationToken: givingUp.Token);
        Conversation conversation = await bench.Sandbox.Conversations.WaitForAsync(1, Cancellation);
        await conversation.FirstFault.WaitAsync(Cancellation);
        await givingUp.CancelAsync();
        await bench.AdvanceUntilAsync(told);

        Assert.Equal(FailureCode.DeliveryUnknown, Assert.IsType<RelayOutcome.Failed>(await told).Code);
        Assert.Equal(1, bench.Sandbox.Inbox.Count);
    }

    [Theory]
    [InlineData(0, ServerGeneration.Newest)]
    [InlineData(1, ServerGeneration.Newest)]
    [InlineData(150_000, ServerGeneration.Newest)]
    [InlineData(199_999, ServerGeneration.Until2023)]
    [InlineData(200_000, ServerGeneration.Newest)]
    public async Task An_upload_that_breaks_off_delivers_nothing_and_says_so_itself(long bytesBefore, ServerGeneration generation)
    {
        await using FaultBench bench = await FaultBench.StartAsync(generation);
        var broken = new IOException("The upload broke off.");
        var thrown = await Assert.ThrowsAsync<IOException>(() => bench.SendAsync(new WaitingUpload(bytesBefore, Task.FromException(broken))));
        Assert.Same(broken, thrown);
        await NothingArrivedAndTheNextSendWorksAsync(bench);
    }

    [Fact]
    public async Task A_slow_upload_costs_163_no_time_out()
    {
        await using FaultBench bench = await FaultBench.StartAsync(ServerGeneration.Newest);
        var goOn = new TaskCompletionSource();
        var upload = new WaitingUpload(150_000, goOn.Task);
        Task<RelayOutcome> told = bench.SendAsync(upload);
        await upload.Stopped.Task.WaitAsync(Cancellation);
        for (int minute = 0; minute < 60; minute++)
        {
            bench.Time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        Assert.False(told.IsCompleted);
        var broken = new IOException("The upload broke off.");
        goOn.SetException(broken);
        Assert.Same(broken, await Assert.ThrowsAsync<IOException>(() => told));
        await NothingArrivedAndTheNextSendWorksAsync(bench);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_after_163_refused_is_told_as_the_refusal()
    {
        await using FaultBench bench = await FaultBench.StartAsync(ServerGeneration.Newest);
        bench.Sandbox.Faults.Next(new Fault(FaultStage.Body, FaultAction.Reply("552 Requested mail action aborted: exceeded mailsize limit")) { AfterOctets = 300 });
        Task<RelayOutcome> told = bench.SendAsync(new WaitingUpload(150_000));
        Assert.Equal(FailureCode.MessageTooLarge, Assert.IsType<RelayOutcome.Failed>(await told).Code);
        await NothingArrivedAndTheNextSendWorksAsync(bench);
    }

    private static async Task NothingArrivedAndTheNextSendWorksAsync(FaultBench bench)
    {
        await bench.Sandbox.Conversations.WhenAllEndedAsync(Cancellation);
        Assert.Equal(0, bench.Sandbox.Inbox.Count);
        Assert.All(bench.Sandbox.Conversations.All, conversation => Assert.False(conversation.SawFinalDot));
        Assert.IsType<RelayOutcome.Sent>(await bench.SendAsync());
        Assert.Equal(1, bench.Sandbox.Inbox.Count);
    }
}
