using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Smtp163Addin.Sandbox;
using Smtp163Addin.Sandbox.Conversations;
using Smtp163Addin.Sandbox.Messages;
using Smtp163Addin.Sandbox.Protocol;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Sandbox;

/// <summary>The sandbox says what smtp.163.com says, and is as strict.</summary>
public sealed partial class DialogueTests : IAsyncLifetime
{
    private const string Message = "From: <someone@163.com>\r\nSubject: Hello\r\n\r\nText\r\n";
    private SmtpSandbox _sandbox = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _sandbox = await SmtpSandbox.StartAsync(new SandboxOptions(), Cancellation);

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task A_whole_conversation_leaves_the_exact_bytes_in_the_inbox()
    {
        using RawSmtpClient client = await RawSmtpClient.ConnectAsync(_sandbox);
        Assert.Equal("220 163.com Anti-spam GT for Coremail System (163com[20141201])", await client.ReadReplyAsync());
        string ehlo = await client.SayAsync("EHLO client.example");
        Assert.Matches("^250-mail\n250-AUTH LOGIN PLAIN XOAUTH2\n250-AUTH=LOGIN PLAIN XOAUTH2\n250-coremail \\S+\n250-STARTTLS\n250-ID\n250 8BITMIME$", ehlo);
        Assert.Equal("235 Authentication successful", await client.SayAsync($"AUTH PLAIN {RawSmtpClient.Plain("someone@163.com", "secretsecretcode")}"));
        await client.OpenDataAsync();
        string reply = await client.SayAsync("From: Some One <someone@163.com>\r\nSubject: x\r\n\r\n..\r\n..dot\r\n\r\n.");
        Match queued = QueuedReply().Match(reply);
        Assert.True(queued.Success, reply);
        Assert.Equal("221 Bye", await client.SayAsync("QUIT"));
        Assert.Equal("", await client.ReadToEndAsync());

        ReceivedMessage message = await _sandbox.Inbox.WaitForMessageAsync(Cancellation);
        Assert.Equal("From: Some One <someone@163.com>\r\nSubject: x\r\n\r\n.\r\n.dot\r\n\r\n", Encoding.Latin1.GetString(message.Content.Span));
        Assert.Equal("someone@163.com", message.MailFrom);
        Assert.Equal(["other@example.com"], message.Recipients);
        Assert.Equal(queued.Groups[2].Value, message.QueueId);
        Assert.Empty(message.Findings);

        Conversation conversation = Assert.Single(_sandbox.Conversations.All);
        Assert.Equal(ConversationEnd.Quit, await conversation.Ended.WaitAsync(Cancellation));
        Assert.Equal(["EHLO", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"], conversation.Commands);
        Assert.Equal(1, conversation.Logins);
        Assert.Equal("someone@163.com", conversation.Account);
        Assert.Equal("smtp.163.com", conversation.ServerName);
        Assert.True(conversation.SawFinalDot);
        Assert.Empty(conversation.Findings);
    }

    [Fact]
    public async Task The_transcript_never_holds_the_code()
    {
        using RawSmtpClient client = await RawSmtpClient.ConnectAsync(_sandbox);
        await client.ReadReplyAsync();
        await client.SayAsync($"AUTH PLAIN {RawSmtpClient.Plain("someone@126.com", "secretcode")}");
        Assert.Equal("334 ", await client.SayAsync("AUTH PLAIN"));
        Assert.Equal("535 Error: authentication failed", await client.SayAsync(RawSmtpClient.Plain("someone@126.com", "secretcode")));
        Assert.Equal("334 dXNlcm5hbWU6", await client.SayAsync("AUTH LOGIN"));
        Assert.Equal("334 UGFzc3dvcmQ6", await client.SayAsync(Convert.ToBase64String("someone"u8)));
        Assert.Equal("235 Authentication successful", await client.SayAsync(Convert.ToBase64String("secretcode"u8)));

        Conversation conversation = _sandbox.Conversations.All[0];
        string transcript = string.Join('\n', conversation.Transcript);
        Assert.Equal(3, conversation.Logins);
        Assert.Equal("someone@163.com", conversation.Account);
        Assert.Contains("C: AUTH PLAIN ***\n", transcript, StringComparison.Ordinal);
        Assert.Equal(3, transcript.Split("***").Length - 1);
        Assert.DoesNotContain("secretcode", transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("secretcode"u8), transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(RawSmtpClient.Plain("someone@126.com", "secretcode"), transcript, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ServerGeneration.Newest, false, true)]
    [InlineData(ServerGeneration.Until2023, true, true)]
    [InlineData(ServerGeneration.Until2019, true, false)]
    public async Task Each_generation_offers_what_it_was_seen_to_offer(ServerGeneration generation, bool pipelining, bool id)
    {
        await using SmtpSandbox sandbox = await SmtpSandbox.StartAsync(new SandboxOptions { Generation = generation }, Cancellation);
        using RawSmtpClient client = await RawSmtpClient.ConnectAsync(sandbox);
        await client.ReadReplyAsync();
        string[] lines = (await client.SayAsync("EHLO client.example")).Split('\n');
        Assert.Equal(pipelining, lines.Contains("250-PIPELINING"));
        Assert.Equal(id, lines.Contains("250-ID"));
        Assert.Equal(id, lines.Contains("250-AUTH LOGIN PLAIN XOAUTH2"));
        Assert.Equal("250 8BITMIME", lines[^1]);
        Assert.DoesNotContain(lines, line => line.Contains("SIZE", StringComparison.Ordinal));

        await client.WriteAsync("NOOP\r\nNOOP\r\n");
        await client.ReadReplyAsync();
        await client.ReadReplyAsync();
        Assert.Equal(pipelining, sandbox.Conversations.All[0].Findings.Count == 0);
    }

    [Theory]
    [InlineData("EHLO", "500 Error: bad syntax")]
    [InlineData("HELO client.example", "250 OK")]
    [InlineData("HELP", "502 Error: command not implemented")]
    [InlineData("STARTTLS", "454 Command not permitted when TLS active")]
    [InlineData("MAIL FROM:<someone@163.com>", "553 authentication is required,163 ")]
    [InlineData("RCPT TO:<other@example.com>", "503 ")]
    [InlineData("DATA", "503 ")]
    [InlineData("AUTH CRAM-MD5", "504 ")]
    [InlineData("AUTH XOAUTH2 abc", "535 Error: authentication failed")]
    [InlineData("NOOP", "250 OK")]
    [InlineData("RSET", "250 OK")]
    [InlineData("!", "500 Error: bad syntax")]
    public async Task Before_signing_in_a_command_is_answered_with(string command, string expected)
    {
        using RawSmtpClient client = await RawSmtpClient.ConnectAsync(_sandbox);
        await client.ReadReplyAsync();
        Assert.StartsWith(expected, await client.SayAsync(command), StringComparison.Ordinal);
        Assert.Equal("221 Bye", await client.SayAsync("QUIT"));
    }

    [Theory]
    [InlineData("MAIL FROM:<other@163.com>", "553 Mail from must equal authorized user")]
    [InlineData("MAIL FROM:<>", "553 Mail from must equal authorized user")]
    [InlineData("MAIL FROM:<SomeOne@163.COM>", "250 Mail OK")]
    [InlineData("MAIL FROM:<someone@163.com> BODY=8BITMIME", "250 Mail OK")]
    [InlineData("MAIL FROM:<someone@163.com> SIZE=12", "500 Error: bad syntax")]
    [InlineData("MAIL FROM:<someone@163.com> SMTPUTF8", "500 Error: bad syntax")]
    [InlineData("MAIL FROM: <someone@163.com>", "500 Error: bad syntax")]
    [InlineData("MAIL FROM:someone@163.com", "500 Error: bad syntax")]
    [InlineData("AUTH LOGIN", "503 ")]
    [InlineData("HELP", "502 Error: command not implemented")]
    public async Task After_signing_in_a_command_is_answered_with(string command, string expected)
    {
        using RawSmtpClient client = await RawSmtpClient.SignInAsync(_sandbox);
        Assert.StartsWith(expected, await client.SayAsync(command), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RCPT TO:<a@b.example> NOTIFY=NEVER", "500 Error: bad syntax")]
    [InlineData("RCPT TO:<noat>", "550 Invalid User: noat")]
    [InlineData("RCPT TO:<\"a> b\"@b.example>", "250 Mail OK")]
    [InlineData("RCPT TO:<a b@b.example>", "500 Error: bad syntax")]
    [InlineData("MAIL FROM:<someone@163.com>", "503 ")]
    [InlineData("DATA", "503 ")]
    public async Task In_a_transaction_a_command_is_answered_with(string command, string expected)
    {
        using RawSmtpClient client = await RawSmtpClient.SignInAsync(_sandbox);
        await client.SayAsync("MAIL FROM:<someone@163.com>");
        Assert.StartsWith(expected, await client.SayAsync(command), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("From: <other@163.com>")]
    [InlineData("From: <someone@163.com>, <other@163.com>")]
    [InlineData("Subject: no From at all")]
    public async Task A_From_that_is_not_the_envelope_sender_is_refused(string header)
    {
        using RawSmtpClient client = await RawSmtpClient.SignInAsync(_sandbox);
        await client.OpenDataAsync();
        Assert.StartsWith("554 DT:SUM 163 ", await client.SayAsync(header + "\r\n\r\nText\r\n."), StringComparison.Ordinal);
        Assert.Equal(0, _sandbox.Inbox.Count);
    }

    [Fact]
    public async Task A_command_over_the_bound_or_not_ASCII_is_a_finding()
    {
        using RawSmtpClient client = await RawSmtpClient.SignInAsync(_sandbox);
        Assert.Equal("500 Error: bad syntax", await client.SayAsync("NOOP " + new string('x', 506)));
        Assert.Equal("250 OK", await client.SayAsync("NOOP " + new string('x', 505)));
        Assert.Equal("500 Error: bad syntax", await client.SayAsync("NOOP é"));
        await client.WriteAsync("NOOP\n");
        Assert.Equal("500 Error: bad syntax", await client.ReadReplyAsync());
        Assert.Equal(
            [FindingKind.CommandTooLong, FindingKind.CommandMalformed, FindingKind.CommandMalformed],
            _sandbox.Conversations.All[0].Findings.Select(finding => finding.Kind));
    }

    [Fact]
    public async Task Several_messages_go_through_one_connection_and_a_reset_forgets_one()
    {
        using RawSmtpClient client = await RawSmtpClient.SignInAsync(_sandbox);
        await client.OpenDataAsync();
        await client.SayAsync(Message + ".");
        await client.SayAsync("MAIL FROM:<someone@163.com>");
        await client.SayAsync("RCPT TO:<forgotten@example.com>");
        Assert.Equal("250 OK", await client.SayAsync("RSET"));
        await client.OpenDataAsync(recipient: "second@example.com");
        await client.SayAsync(Message + ".");
        Assert.Equal([["other@example.com"], ["second@example.com"]], _sandbox.Inbox.Messages.Select(message => message.Recipients));
        Assert.Equal(2, _sandbox.Inbox.Messages.Select(message => message.QueueId).Distinct().Count());

        _sandbox.Inbox.Clear();
        Assert.Equal(0, _sandbox.Inbox.Count);
        Task<ReceivedMessage> third = _sandbox.Inbox.WaitForMessageAsync(Cancellation);
        Assert.False(third.IsCompleted);
        await client.OpenDataAsync();
        await client.SayAsync(Message + ".");
        Assert.Equal(3, (await third).Number);
    }

    [Fact]
    public async Task A_message_of_60_MB_arrives_with_every_byte_the_same()
    {
        byte[] line = [.. Enumerable.Repeat((byte)'x', 76), (byte)'\r', (byte)'\n'];
        using var sent = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using RawSmtpClient client = await RawSmtpClient.SignInAsync(_sandbox);
        await client.OpenDataAsync();
        byte[] header = Encoding.ASCII.GetBytes("From: someone@163.com\r\n\r\n");
        await client.Stream.WriteAsync(header, Cancellation);
        sent.AppendData(header);
        byte[] block = [.. Enumerable.Repeat(line, 1000).SelectMany(octets => octets)];
        for (int i = 0; i < 800; i++)
        {
            block[i * 78] = (byte)('a' + (i % 26));
            await client.Stream.WriteAsync(block, Cancellation);
            sent.AppendData(block);
        }

        Assert.StartsWith("250 Mail OK queued as ", await client.SayAsync("."), StringComparison.Ordinal);
        ReceivedMessage message = Assert.Single(_sandbox.Inbox.Messages);
        Assert.Equal(header.Length + (800L * block.Length), message.Size);
        Assert.Equal(sent.GetHashAndReset(), SHA256.HashData(message.Content.Span));
    }

    [Fact]
    public async Task Two_hundred_conversations_at_once_are_kept_apart()
    {
        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 200, CancellationToken = Cancellation }, async (number, _) =>
        {
            using RawSmtpClient client = await RawSmtpClient.SignInAsync(_sandbox, $"user{number}@163.com");
            await client.OpenDataAsync($"user{number}@163.com", $"to{number}@example.com");
            await client.SayAsync($"From: user{number}@163.com\r\n\r\n{number}\r\n.");
        });
        Assert.Equal(200, _sandbox.Inbox.Count);
        Assert.Equal(200, _sandbox.Conversations.Logins);
        Assert.All(_sandbox.Inbox.Messages, message =>
        {
            string number = Encoding.ASCII.GetString(message.Content.Span).Split("\r\n")[^2];
            Assert.Equal(($"user{number}@163.com", $"to{number}@example.com"), (message.MailFrom, message.Recipients[0]));
            Assert.Equal(message.MailFrom, message.Conversation.Account);
        });
    }

    [GeneratedRegex(@"^250 Mail OK queued as ([a-z0-9-]+),(\S+--\.\d+S\d+) (\d{10})$")]
    private static partial Regex QueuedReply();
}
