using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Smtp163Addin.Sandbox;
using Smtp163Addin.Sandbox.Certificates;
using Smtp163Addin.Sandbox.Conversations;
using Smtp163Addin.Sandbox.Faults;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Sandbox;

/// <summary>Each fault does on the wire what it says.</summary>
public sealed class FaultActionTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddDays(20_000));
    private SmtpSandbox _sandbox = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _sandbox = await SmtpSandbox.StartAsync(new SandboxOptions { Time = _time, ReceiveBufferSize = 4096, IdleTimeout = Timeout.InfiniteTimeSpan }, Cancellation);

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Refused_connections_are_refused_and_the_port_stays_ours()
    {
        int port = _sandbox.Port;
        _sandbox.RefuseConnections();
        SocketException refused = await Assert.ThrowsAsync<SocketException>(() => RawSmtpClient.ConnectSocketAsync(_sandbox));
        Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
        _sandbox.AcceptConnections();
        Assert.Equal(port, _sandbox.Port);
        using RawSmtpClient client = await RawSmtpClient.ConnectAsync(_sandbox);
        Assert.StartsWith("220 ", await client.ReadReplyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        await Assert.ThrowsAsync<SocketException>(() => SmtpSandbox.StartAsync(new SandboxOptions { Port = _sandbox.Port }, Cancellation));
    }

    [Theory]
    [InlineData(FaultStage.Connect)]
    [InlineData(FaultStage.Handshake)]
    public async Task Before_TLS_the_server_closes_resets_or_says_anything(FaultStage stage)
    {
        _sandbox.Faults.Next(new Fault(stage, new FaultAction.Close()));
        _sandbox.Faults.Next(new Fault(stage, new FaultAction.Reset()));
        _sandbox.Faults.Next(new Fault(stage, new FaultAction.Say("no TLS", Afterwards.Close)));
        Assert.Equal("", await BytesBeforeTlsAsync(stage));
        Exception reset = await Assert.ThrowsAnyAsync<Exception>(() => BytesBeforeTlsAsync(stage));
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(reset.InnerException ?? reset).SocketErrorCode);
        Assert.Equal("no TLS", await BytesBeforeTlsAsync(stage));
    }

    [Fact]
    public async Task A_server_without_TLS_greets_in_plain_text()
    {
        _sandbox.Faults.Next(new Fault(FaultStage.Connect, new FaultAction.PlainText()));
        using Socket socket = await RawSmtpClient.ConnectSocketAsync(_sandbox);
        byte[] read = new byte[100];
        int length = await socket.ReceiveAsync(read, Cancellation);
        Assert.StartsWith("220 163.com ", Encoding.ASCII.GetString(read, 0, length), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CertificateFlaw.UntrustedAuthority, "chain: (UntrustedRoot|PartialChain)$")]
    [InlineData(CertificateFlaw.SelfSigned, "chain: UntrustedRoot$")]
    [InlineData(CertificateFlaw.Expired, "chain: NotTimeValid$")]
    [InlineData(CertificateFlaw.WrongName, "procedure: RemoteCertificateNameMismatch$")]
    public async Task A_flawed_certificate_has_the_flaw_it_is_named_for(CertificateFlaw flaw, string expected)
    {
        _sandbox.Faults.Next(new Fault(FaultStage.Handshake, new FaultAction.FlawedCertificate(flaw)));
        AuthenticationException refused = await Assert.ThrowsAsync<AuthenticationException>(() => RawSmtpClient.ConnectAsync(_sandbox));
        Assert.Matches(expected, refused.Message);
        Conversation conversation = _sandbox.Conversations.All[0];
        await conversation.Ended.WaitAsync(Cancellation);
        Assert.Empty(conversation.Commands);
    }

    [Theory]
    [InlineData("smtp.163.com", true)]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("smtp.126.com", false)]
    public async Task The_sound_certificate_is_for(string host, bool accepted)
    {
        Exception? refused = await Record.ExceptionAsync(async () => (await RawSmtpClient.ConnectAsync(_sandbox, host)).Dispose());
        Assert.Equal(accepted, refused is null);
    }

    [Fact]
    public async Task Old_TLS_is_an_offer_of_1_1_that_a_client_of_today_declines()
    {
        _sandbox.Faults.Next(new Fault(FaultStage.Handshake, new FaultAction.OldTls()));
        await Assert.ThrowsAsync<AuthenticationException>(() => RawSmtpClient.ConnectAsync(_sandbox));
        Conversation conversation = _sandbox.Conversations.All[0];
        Assert.Equal(ConversationEnd.HandshakeFailed, await conversation.Ended.WaitAsync(Cancellation));

        // protocol_version
        Assert.Equal("(TLS alert 70)", Assert.Single(conversation.Transcript).Text);
    }

    [Fact]
    public async Task A_handshake_may_come_octet_by_octet_or_late()
    {
        _sandbox.Faults.Next(new Fault(FaultStage.Handshake, new FaultAction.Drip(TimeSpan.Zero)));
        _sandbox.Faults.Next(new Fault(FaultStage.Handshake, new FaultAction.Delay(TimeSpan.FromDays(1))));
        using (RawSmtpClient client = await RawSmtpClient.ConnectAsync(_sandbox))
        {
            Assert.StartsWith("220 ", await client.ReadReplyAsync(), StringComparison.Ordinal);
        }

        Task<RawSmtpClient> late = RawSmtpClient.ConnectAsync(_sandbox);
        await AdvanceUntilAsync(late);
        (await late).Dispose();
    }

    [Theory]
    [InlineData(FaultStage.Greeting, 0)]
    [InlineData(FaultStage.Ehlo, 1)]
    [InlineData(FaultStage.Auth, 2)]
    [InlineData(FaultStage.MailFrom, 3)]
    [InlineData(FaultStage.RcptTo, 4)]
    [InlineData(FaultStage.Data, 5)]
    [InlineData(FaultStage.EndOfData, 6)]
    [InlineData(FaultStage.Quit, 7)]
    public async Task A_fault_strikes_at_its_stage_and_at_no_other(FaultStage stage, int step)
    {
        string[] lines = ["EHLO x", $"AUTH PLAIN {RawSmtpClient.Plain("a@163.com", "code")}", "MAIL FROM:<a@163.com>", "RCPT TO:<b@c.example>", "DATA", "From: a@163.com\r\n\r\n.", "QUIT"];
        _sandbox.Faults.Next(new Fault(stage, FaultAction.Reply("599 here", Afterwards.Close)));
        using RawSmtpClient client = await RawSmtpClient.ConnectAsync(_sandbox);
        List<string> replies = [await client.ReadReplyAsync()];
        while (replies.Count <= step)
        {
            Assert.True(replies[^1][0] is '2' or '3', replies[^1]);
            replies.Add(await client.SayAsync(lines[replies.Count - 1]));
        }

        Assert.Equal("599 here", replies[^1]);
        Assert.Equal("", await client.ReadToEndAsync());
        Assert.Equal(stage == FaultStage.Quit ? 1 : 0, _sandbox.Inbox.Count);
        Assert.Equal(stage, Assert.Single(_sandbox.Conversations.All[0].Faults).Stage);
    }

    [Fact]
    public async Task The_second_recipient_can_be_the_one_that_is_refused()
    {
        _sandbox.Faults.Next(new Fault(FaultStage.RcptTo, FaultAction.Reply("550 Invalid User")) { Occurrence = 2 });
        using RawSmtpClient client = await RawSmtpClient.SignInAsync(_sandbox);
        await client.SayAsync("MAIL FROM:<someone@163.com>");
        Assert.Equal("250 Mail OK", await client.SayAsync("RCPT TO:<a@example.com>"));
        Assert.Equal("550 Invalid User", await client.SayAsync("RCPT TO:<b@example.com>"));
        Assert.Equal("250 Mail OK", await client.SayAsync("RCPT TO:<c@example.com>"));
    }

    [Fact]
    public async Task A_fault_can_belong_to_an_account()
    {
        _sandbox.Faults.ForAccount("someone@163.com", new Fault(FaultStage.MailFrom, FaultAction.Reply("450 later")));
        using RawSmtpClient other = await RawSmtpClient.SignInAsync(_sandbox, "other@163.com");
        Assert.Equal("250 Mail OK", await other.SayAsync("MAIL FROM:<other@163.com>"));
        using RawSmtpClient someone = await RawSmtpClient.SignInAsync(_sandbox);
        Assert.Equal("450 later", await someone.SayAsync("MAIL FROM:<someone@163.com>"));
        Assert.Equal("250 Mail OK", await someone.SayAsync("MAIL FROM:<someone@163.com>"));
    }

    [Fact]
    public async Task Silence_lasts_until_the_client_leaves()
    {
        _sandbox.Faults.Next(new Fault(FaultStage.Ehlo, new FaultAction.StaySilent()));
        RawSmtpClient client = await RawSmtpClient.ConnectAsync(_sandbox);
        await client.ReadReplyAsync();
        await client.WriteAsync("EHLO x\r\n");
        Conversation conversation = _sandbox.Conversations.All[0];
        _time.Advance(TimeSpan.FromDays(1));
        Assert.False(conversation.Ended.IsCompleted);
        client.Dispose();
        Assert.Equal(ConversationEnd.DroppedByClient, await conversation.Ended.WaitAsync(Cancellation));
    }

    [Fact]
    public async Task A_delay_runs_by_the_given_clock_and_a_drip_says_the_same_words()
    {
        _sandbox.Faults.Next(
            new Fault(FaultStage.Greeting, new FaultAction.Delay(TimeSpan.FromHours(1))),
            new Fault(FaultStage.Ehlo, new FaultAction.Drip(TimeSpan.Zero)),
            new Fault(FaultStage.Auth, new FaultAction.Drip(TimeSpan.FromSeconds(1))));
        using RawSmtpClient client = await RawSmtpClient.ConnectAsync(_sandbox);
        Task<string> greeting = client.ReadReplyAsync();
        Assert.False(greeting.IsCompleted);
        await AdvanceUntilAsync(greeting);
        Assert.EndsWith("250 8BITMIME", await client.SayAsync("EHLO x"), StringComparison.Ordinal);
        Task<string> auth = client.SayAsync($"AUTH PLAIN {RawSmtpClient.Plain("a@163.com", "code")}");
        await AdvanceUntilAsync(auth);
        Assert.Equal("235 Authentication successful", await auth);
    }

    [Fact]
    public async Task A_long_line_is_as_long_as_was_asked()
    {
        _sandbox.Faults.Next(new Fault(FaultStage.Greeting, new FaultAction.LongLine(10_000_000)));
        using RawSmtpClient client = await RawSmtpClient.ConnectAsync(_sandbox);
        using var reader = new StreamReader(client.Stream, Encoding.Latin1, leaveOpen: true);
        string? line = await reader.ReadLineAsync(Cancellation);
        Assert.Equal(10_000_000, line!.Length);
        Assert.StartsWith("220 163.com", await reader.ReadLineAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task After_the_final_dot_a_message_is_kept_unless_it_is_to_be_lost(bool loses, int accepted)
    {
        _sandbox.Faults.Next(new Fault(FaultStage.EndOfData, new FaultAction.Close()) { LosesMessage = loses });
        using RawSmtpClient client = await RawSmtpClient.SignInAsync(_sandbox);
        await client.OpenDataAsync();
        Assert.Equal("", await client.SayAsync("From: someone@163.com\r\n\r\n."));
        Assert.Equal(accepted, _sandbox.Inbox.Count);
    }

    [Fact]
    public async Task An_answer_may_be_the_last_thing_that_is_heard()
    {
        _sandbox.Faults.Next(new Fault(FaultStage.EndOfData, new FaultAction.AnswerThen(Afterwards.Close)));
        using RawSmtpClient client = await RawSmtpClient.SignInAsync(_sandbox);
        await client.OpenDataAsync();
        Assert.StartsWith("250 Mail OK queued as ", await client.SayAsync("From: someone@163.com\r\n\r\n."), StringComparison.Ordinal);
        Assert.Equal("", await client.ReadToEndAsync());
        Assert.Equal(1, _sandbox.Inbox.Count);
    }

    [Fact]
    public async Task A_final_reply_may_come_in_the_middle_of_the_body_and_is_the_only_one()
    {
        _sandbox.Faults.Next(new Fault(FaultStage.Body, FaultAction.Reply("552 too much")) { AfterOctets = 30 });
        using RawSmtpClient client = await RawSmtpClient.SignInAsync(_sandbox);
        await client.OpenDataAsync();
        Assert.Equal("552 too much", await client.SayAsync($"From: someone@163.com\r\n\r\n{new string('x', 60)}"));
        await client.WriteAsync("more\r\n.\r\n");
        Assert.Equal("221 Bye", await client.SayAsync("QUIT"));
        Assert.Equal(0, _sandbox.Inbox.Count);
    }

    [Fact]
    public async Task A_connection_cut_in_the_body_leaves_nothing()
    {
        _sandbox.Faults.Next(new Fault(FaultStage.Body, new FaultAction.Reset()) { AfterOctets = 30 });
        using RawSmtpClient client = await RawSmtpClient.SignInAsync(_sandbox);
        await client.OpenDataAsync();
        await client.WriteAsync($"From: someone@163.com\r\n\r\n{new string('x', 60)}");
        await Assert.ThrowsAsync<IOException>(client.ReadReplyAsync);
        Assert.Equal(30, _sandbox.Conversations.All[0].BodyOctets);
        Assert.Equal(0, _sandbox.Inbox.Count);
    }

    [Fact]
    public async Task A_reader_that_stops_is_felt_by_the_writer()
    {
        _sandbox.Faults.Next(new Fault(FaultStage.Body, new FaultAction.StopReading()) { AfterOctets = 30 });
        using RawSmtpClient client = await RawSmtpClient.SignInAsync(_sandbox);
        await client.OpenDataAsync();
        Task writing = client.Stream.WriteAsync(new byte[64 * 1024 * 1024], Cancellation).AsTask();
        Conversation conversation = _sandbox.Conversations.All[0];
        while (conversation.Faults.Count == 0)
        {
            await Task.Yield();
        }

        Assert.False(writing.IsCompleted);
        Assert.Equal(30, conversation.BodyOctets);
        client.Reset();
        await Assert.ThrowsAnyAsync<Exception>(() => writing);
    }

    [Theory]
    [InlineData(false, ConversationEnd.DroppedInBody)]
    [InlineData(true, ConversationEnd.DroppedBeforeAnswer)]
    public async Task A_client_that_leaves_is_told_apart_by_the_final_dot(bool dot, ConversationEnd expected)
    {
        _sandbox.Faults.Next(new Fault(FaultStage.EndOfData, new FaultAction.StaySilent()));
        RawSmtpClient client = await RawSmtpClient.SignInAsync(_sandbox);
        await client.OpenDataAsync();
        await client.WriteAsync("From: someone@163.com\r\n\r\n" + (dot ? ".\r\n" : ""));
        client.Dispose();
        Conversation conversation = _sandbox.Conversations.All[0];
        Assert.Equal(expected, await conversation.Ended.WaitAsync(Cancellation));
        Assert.Equal(dot, conversation.SawFinalDot);
    }

    [Fact]
    public async Task An_idle_client_is_told_421()
    {
        await using SmtpSandbox sandbox = await SmtpSandbox.StartAsync(new SandboxOptions { Time = _time }, Cancellation);
        using RawSmtpClient client = await RawSmtpClient.SignInAsync(sandbox);
        Task<string> farewell = client.ReadReplyAsync();
        await AdvanceUntilAsync(farewell);
        Assert.Equal("421 closing transmission channel", await farewell);
        Assert.Equal(ConversationEnd.Idle, await sandbox.Conversations.All[0].Ended.WaitAsync(Cancellation));
    }

    [Fact]
    public async Task A_stopping_sandbox_ends_what_hangs()
    {
        _sandbox.Faults.Next(new Fault(FaultStage.Ehlo, new FaultAction.StopReading()));
        using RawSmtpClient client = await RawSmtpClient.ConnectAsync(_sandbox);
        await client.ReadReplyAsync();
        await client.WriteAsync("EHLO x\r\n");
        await _sandbox.DisposeAsync();
        Assert.Equal(ConversationEnd.EndedByServer, _sandbox.Conversations.All[0].End);
    }

    [Fact]
    public async Task The_authority_can_be_written_for_other_processes()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await _sandbox.WriteAuthorityAsync(path, Cancellation);
            using var read = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificateFromFile(path);
            Assert.Equal(_sandbox.Authority.Thumbprint, read.Thumbprint);
            Assert.False(read.HasPrivateKey);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Moves the clock on, again and again: the waiter may set its timer after the first time.</summary>
    private async Task AdvanceUntilAsync(Task awaited)
    {
        while (!awaited.IsCompleted)
        {
            Cancellation.ThrowIfCancellationRequested();
            _time.Advance(TimeSpan.FromHours(1));
            await Task.Yield();
        }
    }

    /// <summary>Connects, begins a handshake by hand where the server waits for one, and reads what comes until it closes.</summary>
    private async Task<string> BytesBeforeTlsAsync(FaultStage stage)
    {
        using Socket socket = await RawSmtpClient.ConnectSocketAsync(_sandbox);
        await using var stream = new NetworkStream(socket);
        if (stage == FaultStage.Handshake)
        {
            await stream.WriteAsync("\x16\x03\x01"u8.ToArray(), Cancellation);
        }

        using var read = new MemoryStream();
        await stream.CopyToAsync(read, Cancellation);
        return Encoding.Latin1.GetString(read.ToArray());
    }
}
