using Smtp163Addin.Drafts;
using Smtp163Addin.Relay.Composition;
using Smtp163Addin.Relay.Drafts;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Composition;

public sealed class EnvelopeTests
{
    private static readonly Draft Plain = DraftCases.Named("A text of one dot").Draft;

    [Fact]
    public void The_sender_is_the_account() => Assert.Equal(DraftCases.Sender, Envelope.From(Plain).Sender);

    [Fact]
    public void To_Cc_and_Bcc_all_get_the_mail_in_order()
    {
        var envelope = Envelope.From(DraftCases.Named("Recipients in To, Cc and Bcc").Draft);

        Assert.Equal(
            ["one@example.com", "two@example.com", "three@example.com", "four@example.com", "hidden@example.com", "secret@example.com"],
            envelope.Recipients.Select(recipient => recipient.Address));
    }

    [Fact]
    public void A_mailbox_that_stands_twice_gets_the_mail_once_under_its_first_spelling()
    {
        var draft = Plain with
        {
            To = [new Mailbox(null, "a@例子.测试"), new Mailbox(null, "A@例子.测试")],
            Cc = [new Mailbox("Again", "a@XN--FSQU00A.xn--0zwm56d")],
            Bcc = [new Mailbox(null, "a@例子.测试"), new Mailbox(null, "b@EXAMPLE.com"), new Mailbox(null, "b@example.com")],
        };

        Assert.Equal(
            [
                new EnvelopeRecipient("a@xn--fsqu00a.xn--0zwm56d", "a@例子.测试"),
                new EnvelopeRecipient("A@xn--fsqu00a.xn--0zwm56d", "A@例子.测试"),
                new EnvelopeRecipient("b@EXAMPLE.com", "b@EXAMPLE.com"),
            ],
            Envelope.From(draft).Recipients);
    }

    [Fact]
    public void An_address_that_was_not_checked_is_an_error_that_does_not_repeat_it()
    {
        var error = Assert.Throws<ArgumentException>(() => Envelope.From(Plain with { To = [new Mailbox(null, "secret\r\n@example.com")] }));

        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_the_people_shows_in_text_made_of_it()
    {
        var envelope = Envelope.From(Plain);

        Assert.DoesNotContain("example", $"{envelope} {envelope.Recipients[0]}", StringComparison.Ordinal);
    }
}
