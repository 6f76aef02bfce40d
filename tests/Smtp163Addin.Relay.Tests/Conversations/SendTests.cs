using System.Text;
using Smtp163Addin.Relay.Drafts;
using Smtp163Addin.Relay.Outcomes;
using Smtp163Addin.Sandbox.Conversations;
using Smtp163Addin.Sandbox.Protocol;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Conversations;

/// <summary>What happens when nothing goes wrong, and when 163 says no.</summary>
public sealed class SendTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ServerGeneration.Newest)]
    [InlineData(ServerGeneration.Until2023)]
    [InlineData(ServerGeneration.Until2019)]
    public async Task A_draft_arrives_in_one_conversation_with_one_login(ServerGeneration generation)
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation, generation);

        var outcome = await test.SendAsync(RelayUnderTest.Draft("one@example.com", "two@example.com"), Cancellation);

        var sent = Assert.IsType<RelayOutcome.Sent>(outcome);
        Assert.Equal("<0d0e6c0a-0000-4000-8000-000000000001@163.com>", sent.MessageId);
        Assert.Equal(2, sent.Recipients);
        Assert.Equal(250, sent.Reply.Code);
        Assert.StartsWith("Mail OK queued as ", sent.Reply.Text, StringComparison.Ordinal);

        var message = Assert.Single(test.Sandbox.Inbox.Messages);
        Assert.Equal("someone@163.com", message.MailFrom);
        Assert.Equal(["one@example.com", "two@example.com"], message.Recipients);
        Assert.Empty(message.Findings);

        var conversation = Assert.Single(test.Sandbox.Conversations.All);
        Assert.Equal(ConversationEnd.Quit, await conversation.Ended.WaitAsync(Cancellation));
        Assert.Equal(["EHLO", "AUTH", "MAIL", "RCPT", "RCPT", "DATA", "QUIT"], conversation.Commands);
        Assert.Equal(1, conversation.Logins);
        Assert.Empty(conversation.Findings);
        Assert.Contains(conversation.Transcript, line => line.FromClient && line.Text == "EHLO [127.0.0.1]");
    }

    [Fact]
    public async Task Verifying_is_one_connection_and_one_login()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);

        Assert.IsType<RelayOutcome.Accepted>(await test.Relay.VerifyAsync(RelayUnderTest.Account, Cancellation));

        var conversation = Assert.Single(test.Sandbox.Conversations.All);
        Assert.Equal(ConversationEnd.Quit, await conversation.Ended.WaitAsync(Cancellation));
        Assert.Equal(["EHLO", "AUTH", "QUIT"], conversation.Commands);
        Assert.Equal(1, conversation.Logins);
    }

    [Theory]
    [InlineData("wrong", FailureCode.AuthenticationFailed, 535)]
    [InlineData("nopermission", FailureCode.SmtpDisabled, 550)]
    public async Task A_refused_login_is_tried_once(string code, FailureCode expected, int number)
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);

        var failed = Assert.IsType<RelayOutcome.Failed>(
            await test.Relay.VerifyAsync(RelayUnderTest.Account with { AuthorizationCode = code }, Cancellation));

        Assert.Equal(expected, failed.Code);
        Assert.False(failed.Retryable);
        Assert.Equal(Delivery.No, failed.Delivered);
        Assert.Equal(number, failed.Reply!.Code);
        var conversation = Assert.Single(test.Sandbox.Conversations.All);
        Assert.Equal(ConversationEnd.Quit, await conversation.Ended.WaitAsync(Cancellation));
        Assert.Equal(1, conversation.Logins);
    }

    [Theory]
    [InlineData(ServerGeneration.Newest)]
    [InlineData(ServerGeneration.Until2023)]
    public async Task A_refused_recipient_stops_the_whole_mail_and_every_one_is_tried(ServerGeneration generation)
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation, generation);

        var failed = Assert.IsType<RelayOutcome.Failed>(await test.SendAsync(
            RelayUnderTest.Draft("nosuchuser1@163.com", "good@example.com", "NoSuchUser2@例え.jp"), Cancellation));

        Assert.Equal(FailureCode.RecipientsRefused, failed.Code);
        Assert.Equal(["nosuchuser1@163.com", "NoSuchUser2@例え.jp"], failed.Recipients);
        Assert.Equal(550, failed.Reply!.Code);
        Assert.Empty(test.Sandbox.Inbox.Messages);
        var conversation = Assert.Single(test.Sandbox.Conversations.All);
        Assert.Equal(ConversationEnd.Quit, await conversation.Ended.WaitAsync(Cancellation));
        Assert.Equal(["EHLO", "AUTH", "MAIL", "RCPT", "RCPT", "RCPT", "QUIT"], conversation.Commands);
    }

    [Theory]
    [InlineData("[spam]", FailureCode.ContentRefused, false)]
    [InlineData("[spam later]", FailureCode.ContentRefused, true)]
    [InlineData("[quota]", FailureCode.QuotaExceeded, false)]
    [InlineData("[burst]", FailureCode.QuotaExceeded, true)]
    [InlineData("[attachment]", FailureCode.AttachmentRefused, false)]
    [InlineData("[too large]", FailureCode.MessageTooLarge, false)]
    public async Task A_mail_refused_at_its_end_is_told_in_163s_words(string subject, FailureCode expected, bool retryable)
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);

        var failed = Assert.IsType<RelayOutcome.Failed>(
            await test.SendAsync(RelayUnderTest.Draft() with { Subject = subject }, Cancellation));

        Assert.Equal(expected, failed.Code);
        Assert.Equal(retryable, failed.Retryable);
        Assert.Equal(retryable, failed.RetryAfter is not null);
        Assert.Equal(Delivery.No, failed.Delivered);
        Assert.DoesNotContain("127.0.0.1", failed.Reply!.Text, StringComparison.Ordinal);
        Assert.Empty(test.Sandbox.Inbox.Messages);
    }

    [Fact]
    public async Task Two_mailboxes_that_differ_in_letter_case_are_both_named()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);

        var sent = Assert.IsType<RelayOutcome.Sent>(await test.SendAsync(
            RelayUnderTest.Draft("Anna@example.com", "anna@example.com", "anna@EXAMPLE.com", "\"a b\"@example.com"), Cancellation));

        Assert.Equal(3, sent.Recipients);
        Assert.Equal(["Anna@example.com", "anna@example.com", "\"a b\"@example.com"], Assert.Single(test.Sandbox.Inbox.Messages).Recipients);
    }

    [Fact]
    public async Task An_attachment_streams_through_with_every_byte_the_same()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);
        var bytes = RelayUnderTest.RandomBytes(3_000_001);

        Assert.IsType<RelayOutcome.Sent>(await test.SendAsync(
            RelayUnderTest.DraftWithAttachment(bytes.Length), Cancellation, new BytesReader(bytes)));

        var message = Assert.Single(test.Sandbox.Inbox.Messages);
        using var stream = message.OpenRead();
        var mime = await MimeKit.MimeMessage.LoadAsync(stream, Cancellation);
        using var content = new MemoryStream();
        await Assert.IsType<MimeKit.MimePart>(Assert.Single(mime.Attachments)).Content!.DecodeToAsync(content, Cancellation);
        Assert.Equal(bytes, content.ToArray());
    }

    [Fact]
    public async Task A_hidden_recipient_stands_in_no_header()
    {
        await using var test = await RelayUnderTest.StartAsync(Cancellation);

        await test.SendAsync(RelayUnderTest.Draft() with { Bcc = [new Mailbox("Hidden", "hidden@example.com")] }, Cancellation);

        var message = Assert.Single(test.Sandbox.Inbox.Messages);
        Assert.Contains("hidden@example.com", message.Recipients);
        Assert.DoesNotContain("hidden", Encoding.UTF8.GetString(message.Content.Span), StringComparison.OrdinalIgnoreCase);
    }
}
