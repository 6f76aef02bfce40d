using Smtp163Addin.Relay.Outcomes;
using Smtp163Addin.Sandbox.Faults;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Conversations;

/// <summary>One login, whatever the server offers and answers.</summary>
public sealed class LoginTests
{
    private const string OnlyLogin = "250-mail\r\n250-AUTH=LOGIN\r\n250 8BITMIME\r\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plain_carries_the_credentials_in_one_line()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation, codes: new() { ["someone@163.com"] = "abcdefghijklmnop" });

        Assert.IsType<RelayOutcome.Accepted>(await test.Relay.VerifyAsync(RelayUnderTest.Account, Cancellation));

        var conversation = Assert.Single(test.Sandbox.Conversations.All);
        Assert.Equal("someone@163.com", conversation.Account);
        Assert.Contains(conversation.Transcript, line => line.FromClient && line.Text.StartsWith("AUTH PLAIN ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Login_is_used_where_plain_is_not_offered()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation, codes: new() { ["someone@163.com"] = "abcdefghijklmnop" });
        test.Sandbox.Faults.Next(new Fault(FaultStage.Ehlo, new FaultAction.Say(OnlyLogin)));

        Assert.IsType<RelayOutcome.Sent>(await test.SendAsync(RelayUnderTest.Draft(), Cancellation));

        var conversation = Assert.Single(test.Sandbox.Conversations.All);
        Assert.Equal("someone@163.com", conversation.Account);
        Assert.Equal(1, conversation.Logins);
        Assert.Contains(conversation.Transcript, line => line.FromClient && line.Text == "AUTH LOGIN");
    }

    [Fact]
    public async Task A_wrong_code_by_login_is_one_failed_login()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation, codes: new() { ["someone@163.com"] = "another" });
        test.Sandbox.Faults.Next(new Fault(FaultStage.Ehlo, new FaultAction.Say(OnlyLogin)));

        var failed = Assert.IsType<RelayOutcome.Failed>(await test.Relay.VerifyAsync(RelayUnderTest.Account, Cancellation));

        Assert.Equal(FailureCode.AuthenticationFailed, failed.Code);
        Assert.Equal(1, test.Sandbox.Conversations.Logins);
    }

    [Theory]
    [InlineData("250 mail\r\n")]
    [InlineData("250-mail\r\n250 AUTH XOAUTH2\r\n")]
    [InlineData("250-AUTH PLAIN\r\n250 8BITMIME\r\n")]
    public async Task A_server_without_a_login_that_we_know_is_a_protocol_error(string extensions)
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        test.Sandbox.Faults.Next(new Fault(FaultStage.Ehlo, new FaultAction.Say(extensions)));

        var failed = Assert.IsType<RelayOutcome.Failed>(await test.Relay.VerifyAsync(RelayUnderTest.Account, Cancellation));

        Assert.Equal((FailureCode.ProtocolError, false, Delivery.No), (failed.Code, failed.Retryable, failed.Delivered));
        Assert.Equal(0, test.Sandbox.Conversations.Logins);
    }

    [Theory]
    [InlineData("334 ")]
    [InlineData("334 dXNlcm5hbWU6")]
    [InlineData("250 OK")]
    [InlineData("354 go on")]
    public async Task A_question_after_the_whole_answer_is_a_protocol_error(string reply)
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        test.Sandbox.Faults.Next(new Fault(FaultStage.Auth, FaultAction.Reply(reply)));

        var failed = Assert.IsType<RelayOutcome.Failed>(await test.Relay.VerifyAsync(RelayUnderTest.Account, Cancellation));

        Assert.Equal(FailureCode.ProtocolError, failed.Code);
        Assert.Equal(1, test.Sandbox.Conversations.Logins);
    }

    [Fact]
    public async Task A_refused_ehlo_is_not_followed_by_helo()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        test.Sandbox.Faults.Next(new Fault(FaultStage.Ehlo, FaultAction.Reply("502 Error: command not implemented")));

        var failed = Assert.IsType<RelayOutcome.Failed>(await test.Relay.VerifyAsync(RelayUnderTest.Account, Cancellation));

        Assert.Equal(FailureCode.ProtocolError, failed.Code);
        var conversation = Assert.Single(test.Sandbox.Conversations.All);
        await conversation.Ended.WaitAsync(Cancellation);
        Assert.Equal(["EHLO", "QUIT"], conversation.Commands);
    }
}
