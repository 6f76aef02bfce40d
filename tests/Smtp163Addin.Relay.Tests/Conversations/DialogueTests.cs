using System.Buffers;
using System.Text;
using Smtp163Addin.Relay.Composition;
using Smtp163Addin.Relay.Conversations;
using Smtp163Addin.Relay.Drafts;
using Smtp163Addin.Relay.Outcomes;
using Smtp163Addin.Relay.Replies;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Conversations;

/// <summary>What may be said when, and what MailKit is told of the answers.</summary>
public sealed class DialogueTests
{
    private static readonly Account Account = new("someone@163.com", "abcdefghijklmnop");

    private readonly Dialogue _dialogue = new(
        new Credentials(Account),
        new Envelope(Account.Address, [new EnvelopeRecipient("one@example.com", "One@example.com"), new EnvelopeRecipient("\"t w\"@xn--r8jz45g.jp", "\"t w\"@例え.jp")]));

    [Fact]
    public void The_login_and_the_envelope_are_written_in_place_of_the_stand_ins()
    {
        Hear(220, "hello");
        Assert.Equal("EHLO [127.0.0.1]\r\n", Say("EHLO [127.0.0.1]\r\n"));
        Hear(250, "mail\nAUTH LOGIN PLAIN");
        Assert.Equal(
            $"AUTH PLAIN {Convert.ToBase64String("\0someone@163.com\0abcdefghijklmnop"u8)}\r\n", Say("AUTH PLAIN AHN0YW5kLWluAHN0YW5kLWlu\r\n"));
        Hear(235, "yes");
        Assert.Equal("MAIL FROM:<someone@163.com>\r\n", Say("MAIL FROM:<sender@stand-in>\r\n"));
        Hear(250, "ok");
        Assert.Equal("RCPT TO:<one@example.com>\r\n", Say("RCPT TO:<0@stand-in>\r\n"));
        Hear(250, "ok");
        Assert.Equal("RCPT TO:<\"t w\"@xn--r8jz45g.jp>\r\n", Say("RCPT TO:<1@stand-in>\r\n"));
        Hear(250, "ok");
        Assert.Equal("DATA\r\n", Say("DATA\r\n"));
    }

    [Fact]
    public void Of_a_reply_mailkit_is_told_the_number_and_nothing_else()
    {
        Assert.Equal("220 163\r\n", Hear(220, "163.com Anti-spam"));
        Say("EHLO [127.0.0.1]\r\n");
        Assert.Equal(
            "250-163\r\n250-PIPELINING\r\n250 AUTH PLAIN\r\n",
            Hear(250, "mail\nPIPELINING\nSIZE 73400320\nAUTH LOGIN PLAIN XOAUTH2\nAUTH=LOGIN PLAIN XOAUTH2\ncoremail x\nSTARTTLS\nSMTPUTF8\nCHUNKING\nBINARYMIME\nDSN\n8BITMIME"));
        Say("AUTH PLAIN x\r\n");
        Assert.Equal("235 OK\r\n", Hear(235, "Authentication successful for someone@163.com"));
    }

    [Theory]
    [InlineData("HELO [127.0.0.1]\r\n")]
    [InlineData("MAIL FROM:<sender@stand-in>\r\n")]
    [InlineData("DATA\r\n")]
    [InlineData("RSET\r\n")]
    [InlineData("NOOP\r\n")]
    [InlineData("STARTTLS\r\n")]
    [InlineData("BDAT 10 LAST\r\n")]
    [InlineData("QUIT\r\n")]
    [InlineData("EHLO [127.0.0.1]\r\n")]
    public void Nothing_but_the_login_follows_the_list_of_extensions(string command)
    {
        Hear(220, "hello");
        Say("EHLO [127.0.0.1]\r\n");
        Hear(250, "mail\nAUTH PLAIN");

        Assert.Null(Say(command));
    }

    [Theory]
    [InlineData("AUTH PLAIN x\r\n")]
    [InlineData("AUTH LOGIN\r\n")]
    [InlineData("RSET\r\n")]
    [InlineData("DATA\r\n")]
    [InlineData("RCPT TO:<0@stand-in>\r\n")]
    public void After_the_login_the_sender_comes_next(string command)
    {
        SignIn();

        Assert.Null(Say(command));
    }

    [Fact]
    public void Nothing_is_said_after_a_refusal()
    {
        SignIn();
        Say("MAIL FROM:<sender@stand-in>\r\n");
        Assert.Null(Hear(553, "Mail from must equal authorized user"));

        Assert.Equal(FailureCode.SenderRefused, _dialogue.Failure!.Code);
        Assert.Null(Say("RSET\r\n"));
        Assert.Null(Say("RCPT TO:<0@stand-in>\r\n"));
        Assert.True(_dialogue.AwaitsCommand);
    }

    [Fact]
    public void Data_follows_only_when_every_recipient_was_accepted()
    {
        SignIn();
        Say("MAIL FROM:<sender@stand-in>\r\n");
        Hear(250, "ok");
        Say("RCPT TO:<0@stand-in>\r\n");
        Assert.Equal("550 NO\r\n", Hear(550, "Invalid User: one@example.com"));
        Assert.Null(_dialogue.Failure);
        Say("RCPT TO:<1@stand-in>\r\n");
        Hear(250, "ok");

        Assert.Null(Say("DATA\r\n"));
        Assert.Equal(FailureCode.RecipientsRefused, _dialogue.Failure!.Code);
        Assert.Equal(["One@example.com"], _dialogue.Failure.Recipients);
    }

    [Fact]
    public void A_recipient_too_many_is_not_named_and_one_too_few_sends_nothing()
    {
        SignIn();
        Say("MAIL FROM:<sender@stand-in>\r\n");
        Hear(250, "ok");
        Say("RCPT TO:<0@stand-in>\r\n");
        Hear(250, "ok");
        Assert.Null(Say("DATA\r\n"));
        Say("RCPT TO:<1@stand-in>\r\n");
        Hear(250, "ok");
        Assert.Null(Say("RCPT TO:<2@stand-in>\r\n"));
    }

    [Fact]
    public void After_the_server_has_said_that_it_closes_there_is_no_quit()
    {
        SignIn();
        Say("MAIL FROM:<sender@stand-in>\r\n");
        Hear(421, "closing transmission channel");

        Assert.False(_dialogue.AwaitsCommand);
    }

    private void SignIn()
    {
        Hear(220, "hello");
        Say("EHLO [127.0.0.1]\r\n");
        Hear(250, "mail\nAUTH PLAIN");
        Say("AUTH PLAIN x\r\n");
        Hear(235, "yes");
    }

    private string? Hear(int code, string text) => _dialogue.Hear(new Reply(code, text));

    private string? Say(string command)
    {
        var wire = new ArrayBufferWriter<byte>();
        return _dialogue.Command(command, wire) ? Encoding.ASCII.GetString(wire.WrittenSpan) : null;
    }
}
