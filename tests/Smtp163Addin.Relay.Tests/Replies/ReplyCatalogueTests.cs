using Smtp163Addin.Relay.Outcomes;
using Smtp163Addin.Relay.Replies;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Replies;

/// <summary>Every reply of smtp.163.com that is known, as it was seen or published, and what it must be told as.</summary>
public sealed class ReplyCatalogueTests
{
    private const string Tail = " 163 smtp12,EMCowABXbp2dXmFbV75OLg--.8377S2 1533107869";

    public static TheoryData<int, string, FailureCode, bool, int?> Published => new()
    {
        // This server's address.
        { 421, "HL:REP" + Tail, FailureCode.RelayPaused, true, 300 },
        { 421, "HL:ICC" + Tail, FailureCode.RelayPaused, true, 300 },
        { 554, "HL:ICC" + Tail, FailureCode.RelayPaused, true, 300 },
        { 421, "4.4.5 HL:ICC too many connections", FailureCode.RelayPaused, true, 300 },
        { 421, "HL:IFC" + Tail, FailureCode.RelayPaused, true, 300 },
        { 421, "4.5.0 HL:IFC connections in 15 min", FailureCode.RelayPaused, true, 300 },
        { 421, "HL:MEP" + Tail, FailureCode.RelayPaused, true, 300 },
        { 451, "HL:MEP" + Tail, FailureCode.RelayPaused, true, 300 },
        { 554, "HL:IHU" + Tail, FailureCode.RelayPaused, true, 300 },
        { 554, "HL:IPB" + Tail, FailureCode.RelayPaused, true, 300 },
        { 554, "HL:IFQ" + Tail, FailureCode.RelayPaused, true, 300 },
        { 554, "5.7.3 HL:ITC" + Tail, FailureCode.RelayPaused, true, 300 },
        { 550, "HL:XYZ a class of tags that no list has yet", FailureCode.RelayPaused, true, 300 },
        { 421, "IP<192.0.2.1> rejected", FailureCode.RelayPaused, true, 300 },
        { 421, "IP<2001:db8::1> rejected", FailureCode.RelayPaused, true, 300 },
        { 421, "IP<> rejected", FailureCode.RelayPaused, true, 300 },
        { 554, "IP is rejected, smtp auth error limit exceed,163 smtp3,x 1", FailureCode.RelayPaused, true, 300 },
        { 554, "Ip is rejected, smtp auth error limit exceed,163 gzga-smtp-mtada-g0-4", FailureCode.RelayPaused, true, 300 },
        { 554, "IP in blacklist", FailureCode.RelayPaused, true, 300 },
        { 450, "DT:RBL" + Tail, FailureCode.RelayPaused, true, 300 },
        { 451, "DT:RBL" + Tail, FailureCode.RelayPaused, true, 300 },
        { 450, "WM:BLI" + Tail, FailureCode.RelayPaused, true, 300 },
        { 451, "Requested mail action not taken: too much fail authentication", FailureCode.RelayPaused, true, 300 },

        // The login.
        { 535, "Error: authentication failed", FailureCode.AuthenticationFailed, false, null },
        { 535, "5.7.8 something else", FailureCode.AuthenticationFailed, false, null },
        { 550, "User has no permission", FailureCode.SmtpDisabled, false, null },

        // The sender.
        { 553, "Mail from must equal authorized user", FailureCode.SenderRefused, false, null },
        { 553, "authentication is required" + Tail, FailureCode.SenderRefused, false, null },
        { 553, "authentication is required,smtp2,x 1", FailureCode.SenderRefused, false, null },
        { 553, "Local user only" + Tail, FailureCode.SenderRefused, false, null },
        { 553, "Requested action not taken: NULL sender is not allowed", FailureCode.SenderRefused, false, null },
        { 553, "Requested action not taken: no smtp MX only", FailureCode.SenderRefused, false, null },
        { 550, "MI:IMF" + Tail, FailureCode.SenderRefused, false, null },
        { 554, "MI:SPB" + Tail, FailureCode.SenderRefused, false, null },
        { 550, "MI:SPF" + Tail, FailureCode.SenderRefused, false, null },
        { 550, "MI:DMA" + Tail, FailureCode.SenderRefused, false, null },
        { 550, "RP:FRL" + Tail, FailureCode.SenderRefused, false, null },
        { 450, "WM:BLU" + Tail, FailureCode.SenderRefused, false, null },
        { 550, "User in blacklist", FailureCode.SenderRefused, false, null },
        { 550, "User suspended", FailureCode.SenderRefused, false, null },
        { 550, "User suspend", FailureCode.SenderRefused, false, null },

        // The content.
        { 554, "DT:SPM" + Tail + ",please see http://mail.163.com/help/help_spam_16.htm?ip=192.0.2.1&hostid=smtp12&time=1", FailureCode.ContentRefused, false, null },
        { 554, "DT:SPM 126 smtp10,x 1", FailureCode.ContentRefused, false, null },
        { 554, "DT:SPM smtp5, x 1 http://mail.163.com/help", FailureCode.ContentRefused, false, null },
        { 550, "DT:SPM" + Tail, FailureCode.ContentRefused, false, null },
        { 451, "DT:SPM, please try again", FailureCode.ContentRefused, true, 120 },
        { 451, "DT:SPM 163 mx13,x 1, please try again 15min later", FailureCode.ContentRefused, true, 120 },
        { 450, "DT:SPM" + Tail, FailureCode.ContentRefused, true, 300 },
        { 554, "DT:SUM" + Tail, FailureCode.ContentRefused, false, null },
        { 451, "DT:SUM" + Tail, FailureCode.ContentRefused, true, 300 },
        { 552, "Illegal Attachment", FailureCode.AttachmentRefused, false, null },
        { 552, "Requested mail action aborted: exceeded mailsize limit", FailureCode.MessageTooLarge, false, null },

        // How much.
        { 451, "MI:SFQ" + Tail, FailureCode.QuotaExceeded, true, 900 },
        { 554, "MI:SFQ" + Tail, FailureCode.QuotaExceeded, false, 900 },
        { 550, "MI:STC" + Tail, FailureCode.QuotaExceeded, false, null },
        { 554, "MI:STC" + Tail, FailureCode.QuotaExceeded, false, null },
        { 554, "5.5.0 MI:STC .For more information, please visit", FailureCode.QuotaExceeded, false, null },
        { 450, "MI:DMC" + Tail, FailureCode.QuotaExceeded, true, 300 },
        { 451, "MI:DMC" + Tail, FailureCode.QuotaExceeded, true, 300 },
        { 550, "RP:TRC" + Tail, FailureCode.QuotaExceeded, false, null },
        { 554, "5.5.3 RP:TRC" + Tail, FailureCode.QuotaExceeded, false, null },
        { 451, "RP:QRC" + Tail, FailureCode.QuotaExceeded, true, 300 },
        { 550, "RP:QRC" + Tail, FailureCode.QuotaExceeded, false, null },
        { 450, "RP:DRC" + Tail, FailureCode.QuotaExceeded, true, 300 },
        { 450, "4.5.3 RP:DRC" + Tail, FailureCode.QuotaExceeded, true, 300 },
        { 451, "RP:DRC" + Tail, FailureCode.QuotaExceeded, true, 300 },
        { 550, "RP:RCL" + Tail, FailureCode.QuotaExceeded, false, null },
        { 550, "Requested mail action not taken: too much recipient", FailureCode.QuotaExceeded, false, null },
        { 550, "Requested action aborted: flow over limit", FailureCode.QuotaExceeded, false, null },
        { 450, "Requested action aborted: flow over limit", FailureCode.QuotaExceeded, true, 300 },

        // How the relay spoke.
        { 450, "MI:CEL" + Tail, FailureCode.ProtocolError, true, 300 },
        { 451, "MI:CEL" + Tail, FailureCode.ProtocolError, true, 300 },
        { 451, "RP:CEL" + Tail, FailureCode.ProtocolError, true, 300 },
        { 550, "RP:CEL" + Tail, FailureCode.ProtocolError, false, null },
        { 450, "MI:CCL" + Tail, FailureCode.ProtocolError, true, 300 },
        { 450, "RP:CCL" + Tail, FailureCode.ProtocolError, true, 300 },
        { 451, "RP:CCL" + Tail, FailureCode.ProtocolError, true, 300 },
        { 550, "MI:NHD" + Tail, FailureCode.ProtocolError, false, null },
        { 500, "Error: bad syntax", FailureCode.ProtocolError, false, null },
        { 500, "Error: bad syntaxU", FailureCode.ProtocolError, false, null },
        { 501, "syntax", FailureCode.ProtocolError, false, null },
        { 502, "Error: command not implemented", FailureCode.ProtocolError, false, null },
        { 503, "bad sequence", FailureCode.ProtocolError, false, null },
        { 504, "parameter", FailureCode.ProtocolError, false, null },

        // Everything else, by its number.
        { 421, "closing transmission channel", FailureCode.TemporarilyRefused, true, 300 },
        { 451, "Requested action aborted: local error in processing", FailureCode.TemporarilyRefused, true, 300 },
        { 454, "Command not permitted when TLS active", FailureCode.TemporarilyRefused, true, 300 },
        { 460, "ERR.LOGIN.PASSERR", FailureCode.TemporarilyRefused, true, 300 },
        { 452, "", FailureCode.TemporarilyRefused, true, 300 },
        { 550, "Invalid User", FailureCode.Refused, false, null },
        { 552, "", FailureCode.Refused, false, null },
        { 554, "Transaction failed", FailureCode.Refused, false, null },
        { 599, "x", FailureCode.Refused, false, null },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void A_reply_is_told_as_what_it_means(int number, string text, FailureCode code, bool retryable, int? retryAfterSeconds)
    {
        var expected = new ReplyMeaning(code, retryable, retryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null);

        Assert.Equal(expected, ReplyCatalogue.Classify(new Reply(number, text)));
    }

    [Fact]
    public void Every_row_of_the_catalogue_is_tried_here()
    {
        var texts = Published.Select(row => row.Data.Item2).ToList();

        Assert.All(
            [.. ReplyCatalogue.Tags, .. ReplyCatalogue.Texts],
            row => Assert.Contains(texts, text => text.Contains(row.Match, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData(550, "Invalid User: <a@163.com>", FailureCode.RecipientsRefused)]
    [InlineData(550, "Invalid User", FailureCode.RecipientsRefused)]
    [InlineData(552, "mailbox full", FailureCode.RecipientsRefused)]
    [InlineData(553, "not a mailbox", FailureCode.RecipientsRefused)]
    [InlineData(554, "no", FailureCode.RecipientsRefused)]
    [InlineData(550, "RP:TRC", FailureCode.QuotaExceeded)]
    [InlineData(550, "MI:STC", FailureCode.QuotaExceeded)]
    [InlineData(550, "User suspended", FailureCode.SenderRefused)]
    [InlineData(550, "User has no permission", FailureCode.SmtpDisabled)]
    [InlineData(554, "DT:SPM", FailureCode.ContentRefused)]
    [InlineData(554, "HL:IPB", FailureCode.RelayPaused)]
    [InlineData(503, "bad sequence", FailureCode.ProtocolError)]
    [InlineData(450, "mailbox busy", FailureCode.TemporarilyRefused)]
    public void The_reply_to_a_recipient_speaks_of_the_recipient_unless_its_tag_or_text_says_otherwise(int number, string text, FailureCode code) =>
        Assert.Equal(code, ReplyCatalogue.Classify(new Reply(number, text), ReplyStage.Recipient).Code);

    [Theory]
    [InlineData("ZZ:ABC something")]
    [InlineData("MI:ZZZ something")]
    [InlineData("MI:STCX something")]
    [InlineData("XMI:STC something")]
    [InlineData("mi:stc something")]
    [InlineData("MI: STC something")]
    [InlineData("DT:SP")]
    public void An_unknown_tag_counts_as_none(string text)
    {
        Assert.Equal(FailureCode.Refused, ReplyCatalogue.Classify(new Reply(550, text)).Code);
        Assert.Equal(FailureCode.TemporarilyRefused, ReplyCatalogue.Classify(new Reply(450, text)).Code);
    }

    [Fact]
    public void After_an_unknown_tag_a_known_one_counts() =>
        Assert.Equal(FailureCode.QuotaExceeded, ReplyCatalogue.Classify(new Reply(550, "MI:ZZZ MI:STC")).Code);

    [Fact]
    public void The_tag_counts_more_than_the_text_and_the_text_more_than_the_number()
    {
        Assert.Equal(FailureCode.ContentRefused, ReplyCatalogue.Classify(new Reply(535, "DT:SPM Illegal Attachment")).Code);
        Assert.Equal(FailureCode.AttachmentRefused, ReplyCatalogue.Classify(new Reply(535, "Illegal Attachment")).Code);
    }

    [Theory]
    [InlineData("\"HL:REP\"@example.com", "Invalid User: \"HL:REP\"@example.com")]
    [InlineData("\"HL:REP\"@example.com", "Invalid User: HL:REP@example.com")]
    [InlineData("\"ip is rejected\"@example.com", "Invalid User: \"IP is rejected\"@EXAMPLE.com")]
    [InlineData("\"MI:STC DT:RBL\"@example.com", "Invalid User: \"MI:STC DT:RBL\"")]
    public void An_address_that_163_repeats_pauses_nobody(string address, string text) =>
        Assert.Equal(FailureCode.RecipientsRefused, ReplyCatalogue.Classify(new Reply(550, text), ReplyStage.Recipient, address).Code);

    [Fact]
    public void A_plain_address_does_not_hide_what_163_says() =>
        Assert.Equal(
            FailureCode.SmtpDisabled,
            ReplyCatalogue.Classify(new Reply(550, "User has no permission"), ReplyStage.Conversation, "user@163.com").Code);
}
