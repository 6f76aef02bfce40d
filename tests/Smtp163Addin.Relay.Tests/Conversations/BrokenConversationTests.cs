using Microsoft.Extensions.Time.Testing;
using Smtp163Addin.Relay.Outcomes;
using Smtp163Addin.Sandbox.Conversations;
using Smtp163Addin.Sandbox.Faults;
using Smtp163Addin.Sandbox.Protocol;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Conversations;

/// <summary>A conversation that breaks off is told as what it was, from both sides of the final dot.</summary>
public sealed class BrokenConversationTests
{
    private const int Large = 8 * 1024 * 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<FaultStage> BeforeTheDot =>
        [FaultStage.Connect, FaultStage.Handshake, FaultStage.Greeting, FaultStage.Ehlo, FaultStage.Auth, FaultStage.MailFrom, FaultStage.RcptTo, FaultStage.Data, FaultStage.Body];

    public static TheoryData<FaultStage> Replies =>
        [FaultStage.Greeting, FaultStage.Ehlo, FaultStage.Auth, FaultStage.MailFrom, FaultStage.RcptTo, FaultStage.Data];

    [Theory]
    [MemberData(nameof(BeforeTheDot))]
    public async Task A_connection_lost_before_the_final_dot_delivered_nothing(FaultStage stage)
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        test.Sandbox.Faults.Next(new Fault(stage, new FaultAction.Close()));

        // Large, so that the final dot is not in the first write, which the server may not have read when it closes.
        var failed = Assert.IsType<RelayOutcome.Failed>(await test.SendAsync(
            RelayUnderTest.DraftWithAttachment(Large), Cancellation, new BytesReader(new byte[Large])));

        Assert.Equal((FailureCode.Unreachable, true, Delivery.No), (failed.Code, failed.Retryable, failed.Delivered));
        Assert.Equal(TimeSpan.FromSeconds(300), failed.RetryAfter);
        await AssertTheNextSendWorksAsync(test);
    }

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task An_answer_that_is_not_smtp_is_a_protocol_error(FaultStage stage)
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        test.Sandbox.Faults.Next(new Fault(stage, new FaultAction.Say("HTTP/1.1 400 Bad Request\r\n")));

        var failed = Assert.IsType<RelayOutcome.Failed>(await test.SendAsync(RelayUnderTest.Draft(), Cancellation));

        Assert.Equal((FailureCode.ProtocolError, false, Delivery.No), (failed.Code, failed.Retryable, failed.Delivered));
        await AssertTheNextSendWorksAsync(test);
    }

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task An_answer_out_of_place_is_a_protocol_error(FaultStage stage)
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        test.Sandbox.Faults.Next(new Fault(stage, FaultAction.Reply("221 Bye")));

        var failed = Assert.IsType<RelayOutcome.Failed>(await test.SendAsync(RelayUnderTest.Draft(), Cancellation));

        Assert.Equal((FailureCode.ProtocolError, false), (failed.Code, failed.Retryable));
        Assert.Empty(test.Sandbox.Inbox.Messages);
    }

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task A_passing_refusal_at_any_stage_may_be_tried_again(FaultStage stage)
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        test.Sandbox.Faults.Next(new Fault(stage, FaultAction.Reply("421 closing transmission channel", Afterwards.Close)));

        var failed = Assert.IsType<RelayOutcome.Failed>(await test.SendAsync(RelayUnderTest.Draft(), Cancellation));

        Assert.Equal((FailureCode.TemporarilyRefused, true), (failed.Code, failed.Retryable));
        Assert.Equal(new SmtpReply(421, "closing transmission channel"), failed.Reply);
        Assert.Equal(stage is FaultStage.Greeting or FaultStage.Ehlo ? 0 : 1, test.Sandbox.Conversations.Logins);
        await AssertTheNextSendWorksAsync(test);
    }

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task A_server_that_says_nothing_is_waited_for_as_long_as_the_options_say(FaultStage stage)
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation, with: options => options with
        {
            ConnectTimeout = stage == FaultStage.Greeting ? TimeSpan.FromSeconds(2) : options.ConnectTimeout,
            CommandTimeout = TimeSpan.FromSeconds(2),
        });
        test.Sandbox.Faults.Next(new Fault(stage, new FaultAction.StaySilent()));

        var failed = Assert.IsType<RelayOutcome.Failed>(await test.SendAsync(RelayUnderTest.Draft(), Cancellation));

        Assert.Equal((FailureCode.TimedOut, true, Delivery.No), (failed.Code, failed.Retryable, failed.Delivered));
    }

    [Fact]
    public async Task A_reply_byte_by_byte_does_not_prolong_the_wait()
    {
        // The queued reply has some 70 bytes: at one byte in 0.2 s it takes 14 s, longer than the time-out by far.
        await using var test = await RelayUnderTest.StartAsync(Cancellation, with: options => options with { CommandTimeout = TimeSpan.FromSeconds(3) });
        test.Sandbox.Faults.Next(new Fault(FaultStage.Ehlo, new FaultAction.Drip(TimeSpan.FromMilliseconds(200))));

        var failed = Assert.IsType<RelayOutcome.Failed>(await test.SendAsync(RelayUnderTest.Draft(), Cancellation));

        Assert.Equal(FailureCode.TimedOut, failed.Code);
    }

    [Theory]
    [InlineData(FaultStage.Greeting, FailureCode.ProtocolError)]
    [InlineData(FaultStage.RcptTo, FailureCode.ProtocolError)]
    [InlineData(FaultStage.EndOfData, FailureCode.DeliveryUnknown)]
    public async Task A_reply_line_of_ten_megabytes_is_not_read_to_its_end(FaultStage stage, FailureCode expected)
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        test.Sandbox.Faults.Next(new Fault(stage, new FaultAction.LongLine(10 * 1024 * 1024)));

        var failed = Assert.IsType<RelayOutcome.Failed>(await test.SendAsync(RelayUnderTest.Draft(), Cancellation));

        Assert.Equal((expected, false), (failed.Code, failed.Retryable));
        await AssertTheNextSendWorksAsync(test);
    }

    public static TheoryData<FaultAction> NoAnswer =>
    [
        new FaultAction.Close(),
        new FaultAction.Reset(),
        new FaultAction.HalfClose(),
        new FaultAction.Say("garbage\r\n"),
        new FaultAction.Say("250 Mail OK que", Afterwards.Close),
        new FaultAction.Say("250-Mail OK\r\n", Afterwards.Close),
        FaultAction.Reply("354 more"),
        FaultAction.Reply("251 will forward"),
        FaultAction.Reply("150 wait"),
        new FaultAction.StaySilent(),
    ];

    [Theory]
    [MemberData(nameof(NoAnswer))]
    public async Task After_the_final_dot_no_answer_means_that_nobody_knows(FaultAction action)
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation, with: options => options with { DataTimeout = TimeSpan.FromSeconds(2) });
        test.Sandbox.Faults.Next(new Fault(FaultStage.EndOfData, action));

        var failed = Assert.IsType<RelayOutcome.Failed>(await test.SendAsync(RelayUnderTest.Draft(), Cancellation));

        Assert.Equal((FailureCode.DeliveryUnknown, false, Delivery.Unknown), (failed.Code, failed.Retryable, failed.Delivered));
        Assert.Null(failed.RetryAfter);
        Assert.True(Assert.Single(test.Sandbox.Conversations.All).SawFinalDot);
        await AssertTheNextSendWorksAsync(test);
    }

    [Theory]
    [InlineData("552 Requested mail action aborted: exceeded mailsize limit", FailureCode.MessageTooLarge, false)]
    [InlineData("421 closing transmission channel", FailureCode.TemporarilyRefused, true)]
    [InlineData("250 Mail OK", FailureCode.ProtocolError, false)]
    [InlineData("what?", FailureCode.ProtocolError, false)]
    public async Task A_reply_in_the_middle_of_the_body_is_told_as_what_it_says(string reply, FailureCode expected, bool retryable)
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        test.Sandbox.Faults.Next(new Fault(FaultStage.Body, FaultAction.Reply(reply, Afterwards.Close)) { AfterOctets = 100_000 });

        var failed = Assert.IsType<RelayOutcome.Failed>(await test.SendAsync(
            RelayUnderTest.DraftWithAttachment(Large), Cancellation, new BytesReader(RelayUnderTest.RandomBytes(Large))));

        Assert.Equal((expected, retryable, Delivery.No), (failed.Code, failed.Retryable, failed.Delivered));
        var conversation = Assert.Single(test.Sandbox.Conversations.All);
        await conversation.Ended.WaitAsync(Cancellation);
        Assert.False(conversation.SawFinalDot);
        Assert.Equal(["EHLO", "AUTH", "MAIL", "RCPT", "DATA"], conversation.Commands);
        await AssertTheNextSendWorksAsync(test);
    }

    [Fact]
    public async Task A_reply_in_the_middle_of_the_body_is_heard_while_the_upload_rests()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        test.Sandbox.Faults.Next(new Fault(FaultStage.Body, FaultAction.Reply("421 idle", Afterwards.StaySilent)) { AfterOctets = 1 });
        var upload = new GatedReader();
        upload.Give(new byte[100_000]);

        var failed = Assert.IsType<RelayOutcome.Failed>(await test.SendAsync(RelayUnderTest.DraftWithAttachment(Large), Cancellation, upload));

        Assert.Equal(FailureCode.TemporarilyRefused, failed.Code);
        Assert.Equal("idle", failed.Reply!.Text);
    }

    [Fact]
    public async Task A_server_that_stops_reading_holds_a_place_no_longer_than_one_command()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation, with: options => options with { CommandTimeout = TimeSpan.FromSeconds(2) });
        test.Sandbox.Faults.Next(new Fault(FaultStage.Body, new FaultAction.StopReading()) { AfterOctets = 1 });

        var failed = Assert.IsType<RelayOutcome.Failed>(await test.SendAsync(
            RelayUnderTest.DraftWithAttachment(4 * Large), Cancellation, new BytesReader(new byte[4 * Large])));

        Assert.Equal((FailureCode.TimedOut, true, Delivery.No), (failed.Code, failed.Retryable, failed.Delivered));
    }

    [Fact]
    public async Task A_broken_upload_comes_through_as_it_is_and_nothing_is_delivered()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        var upload = new GatedReader();
        var sending = test.SendAsync(RelayUnderTest.DraftWithAttachment(Large), Cancellation, upload);
        await upload.Opened.WaitAsync(Cancellation);
        upload.Give(new byte[100_000]);
        var broken = new InvalidDataException("the upload is broken");
        upload.Break(broken);

        Assert.Same(broken, await Assert.ThrowsAsync<InvalidDataException>(() => sending));

        await AssertDroppedInBodyAsync(test);
        await AssertTheNextSendWorksAsync(test);
    }

    [Fact]
    public async Task Giving_up_in_the_middle_of_the_body_delivers_nothing()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        using var givingUp = new CancellationTokenSource();
        var upload = new GatedReader();
        var sending = test.SendAsync(RelayUnderTest.DraftWithAttachment(Large), givingUp.Token, upload);
        await upload.Opened.WaitAsync(Cancellation);

        await givingUp.CancelAsync();

        Assert.Equal(givingUp.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending)).CancellationToken);
        await AssertDroppedInBodyAsync(test);
        await AssertTheNextSendWorksAsync(test);
    }

    [Theory]
    [MemberData(nameof(BeforeTheDot))]
    public async Task Giving_up_while_163_is_silent_ends_the_wait_at_once(FaultStage stage)
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        test.Sandbox.Faults.Next(new Fault(stage, new FaultAction.StopReading()));
        using var givingUp = new CancellationTokenSource();
        var sending = test.SendAsync(RelayUnderTest.DraftWithAttachment(4 * Large), givingUp.Token, new BytesReader(new byte[4 * Large]));
        var conversation = await test.Sandbox.Conversations.WaitForAsync(1, Cancellation);
        await RelayUnderTest.UntilAsync(() => conversation.Faults.Count > 0, Cancellation);

        await givingUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Empty(test.Sandbox.Inbox.Messages);
    }

    [Fact]
    public async Task Giving_up_after_the_final_dot_is_ignored()
    {
        // The sandbox holds its answer back until the test moves its clock.
        await using var test = await RelayUnderTest.StartAsync(Cancellation, sandboxTime: new FakeTimeProvider());
        test.Sandbox.Faults.Next(new Fault(FaultStage.EndOfData, new FaultAction.Delay(TimeSpan.FromMinutes(1))));
        using var givingUp = new CancellationTokenSource();
        var sending = test.SendAsync(RelayUnderTest.Draft(), givingUp.Token);
        var conversation = await test.Sandbox.Conversations.WaitForAsync(1, Cancellation);
        await RelayUnderTest.UntilAsync(() => conversation.SawFinalDot, Cancellation);

        await givingUp.CancelAsync();
        await RelayUnderTest.UntilAsync(
            () =>
            {
                test.SandboxTime!.Advance(TimeSpan.FromMinutes(1));
                return sending.IsCompleted;
            },
            Cancellation);

        Assert.IsType<RelayOutcome.Sent>(await sending);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_before_the_start_connects_to_nobody()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test.SendAsync(RelayUnderTest.Draft(), new CancellationToken(canceled: true)));

        Assert.Empty(test.Sandbox.Conversations.All);
    }

    [Theory]
    [InlineData("550 Invalid User", "451 later", FailureCode.RecipientsRefused)]
    [InlineData("451 later", "550 Invalid User", FailureCode.RecipientsRefused)]
    [InlineData("550 RP:TRC", "451 later", FailureCode.QuotaExceeded)]
    [InlineData("451 later", "550 RP:TRC", FailureCode.TemporarilyRefused)]
    [InlineData("550 Invalid User", "554 IP in blacklist", FailureCode.RelayPaused)]
    public async Task Of_two_refused_recipients_the_one_that_the_sender_must_know_of_is_told(string first, string second, FailureCode expected)
    {
        foreach (var generation in new[] { ServerGeneration.Newest, ServerGeneration.Until2023 })
        {
            await using var test = await RelayUnderTest.StartAsync(Cancellation, generation);
            test.Sandbox.Faults.Next(
                new Fault(FaultStage.RcptTo, FaultAction.Reply(first)),
                new Fault(FaultStage.RcptTo, FaultAction.Reply(second)) { Occurrence = 2 });

            var failed = Assert.IsType<RelayOutcome.Failed>(
                await test.SendAsync(RelayUnderTest.Draft("one@example.com", "two@example.com", "three@example.com"), Cancellation));

            Assert.Equal(expected, failed.Code);
            Assert.Equal(
                expected != FailureCode.RecipientsRefused ? []
                : first.StartsWith('5') ? ["one@example.com"]
                : (string[])["two@example.com"],
                failed.Recipients);
            Assert.Empty(test.Sandbox.Inbox.Messages);
            Assert.DoesNotContain("DATA", Assert.Single(test.Sandbox.Conversations.All).Commands);
        }
    }

    [Fact]
    public async Task What_163_says_without_being_asked_is_not_taken_for_the_next_answer()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        test.Sandbox.Faults.Next(new Fault(FaultStage.MailFrom, new FaultAction.Say("250 Mail OK\r\n250 Mail OK\r\n")));

        var failed = Assert.IsType<RelayOutcome.Failed>(await test.SendAsync(RelayUnderTest.Draft(), Cancellation));

        Assert.Equal(FailureCode.ProtocolError, failed.Code);
        Assert.Empty(test.Sandbox.Inbox.Messages);
    }

    [Fact]
    public async Task A_slow_answer_to_quit_holds_nobody_up()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        test.Sandbox.Faults.Next(new Fault(FaultStage.Quit, new FaultAction.StopReading()));

        Assert.IsType<RelayOutcome.Sent>(await test.SendAsync(RelayUnderTest.Draft(), Cancellation));

        Assert.Equal(ConversationEnd.Open, Assert.Single(test.Sandbox.Conversations.All).End);
    }

    [Fact]
    public async Task Where_nothing_listens_the_server_is_unreachable()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        test.Sandbox.RefuseConnections();

        var failed = Assert.IsType<RelayOutcome.Failed>(await test.Relay.VerifyAsync(RelayUnderTest.Account, Cancellation));

        Assert.Equal((FailureCode.Unreachable, true, Delivery.No), (failed.Code, failed.Retryable, failed.Delivered));
    }

    private static async Task AssertTheNextSendWorksAsync(RelayUnderTest test)
    {
        test.Sandbox.Inbox.Clear();
        Assert.IsType<RelayOutcome.Sent>(await test.SendAsync(RelayUnderTest.Draft(), Cancellation));
        Assert.Single(test.Sandbox.Inbox.Messages);
    }

    private static async Task AssertDroppedInBodyAsync(RelayUnderTest test)
    {
        var conversation = Assert.Single(test.Sandbox.Conversations.All);
        Assert.Equal(ConversationEnd.DroppedInBody, await conversation.Ended.WaitAsync(Cancellation));
        Assert.False(conversation.SawFinalDot);
        Assert.Empty(test.Sandbox.Inbox.Messages);
    }
}
