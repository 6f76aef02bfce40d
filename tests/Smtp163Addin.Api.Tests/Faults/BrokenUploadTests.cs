using System.Globalization;
using System.Text;
using Smtp163Addin.Harness.Http;
using Smtp163Addin.Harness.InProcess;
using Smtp163Addin.Sandbox.Conversations;
using Smtp163Addin.Sandbox.Faults;
using Xunit;

namespace Smtp163Addin.Api.Tests.Faults;

/// <summary>Clients that break an upload on the wire: nothing is delivered, what can be told is told, and the next send works.</summary>
public sealed class BrokenUploadTests
{
    private const int Size = 100_000;

    private static readonly string Body =
        Upload.MessagePart(Sample.WithAttachments(Size)) + Upload.AttachmentPart(new string('a', Size)) + Upload.End;

    private static readonly int FirstByte = Body.IndexOf("aaaaaaaaaa", StringComparison.Ordinal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>In the message, before the attachment, in its middle, before and after its last byte, before the last of the boundary.</summary>
    public static TheoryData<int, bool> Cuts()
    {
        var data = new TheoryData<int, bool>();
        foreach (var cut in new[] { 10, 200, FirstByte, FirstByte + (Size / 2), FirstByte + Size - 1, FirstByte + Size, Body.Length - 3 })
        {
            data.Add(cut, true);
            data.Add(cut, false);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task A_connection_that_is_reset_delivers_nothing(int cut, bool chunked)
    {
        await using var service = await TestService.StartAsync();
        await using var client = await RawHttpClient.ConnectAsync(service);
        await BeginAsync(client, cut, chunked);
        var conversation = await BegunAsync(service, cut);
        client.Reset();
        await NothingArrivesAndTheNextSendWorksAsync(service, conversation);
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task A_connection_that_is_half_closed_delivers_nothing(int cut, bool chunked)
    {
        await using var service = await TestService.StartAsync();
        await using var client = await RawHttpClient.ConnectAsync(service);
        await BeginAsync(client, cut, chunked);
        var conversation = await BegunAsync(service, cut);
        if (chunked)
        {
            await client.CloseOwnSideAsync();
        }
        else
        {
            client.EndOwnSide();
        }

        await NothingArrivesAndTheNextSendWorksAsync(service, conversation);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_upload_octet_by_octet_arrives(bool chunked)
    {
        var body = Upload.MessagePart(Sample.WithAttachments(300)) + Upload.AttachmentPart(new string('b', 300)) + Upload.End;
        await using var service = await TestService.StartAsync();
        await using var client = await RawHttpClient.ConnectAsync(service);
        await client.BeginAsync(chunked ? "Transfer-Encoding: chunked" : $"Content-Length: {body.Length}");
        foreach (var octet in body)
        {
            await client.WriteAsync(chunked ? $"1\r\n{octet}\r\n" : octet.ToString());
        }

        await client.WriteAsync(chunked ? "0\r\n\r\n" : "");
        using var response = await client.ReadAnswerAsync();
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(1, service.Sandbox.Inbox.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(50_000)]
    public async Task A_length_that_is_too_short_is_told_and_nothing_is_delivered(int missing)
    {
        await using var service = await TestService.StartAsync();
        await using var client = await RawHttpClient.ConnectAsync(service);
        await client.BeginAsync(Body.Length - 2 - missing);
        await client.WriteAsync(Body[..(Body.Length - 2 - missing)]);
        using var response = await client.ReadAnswerAsync();
        await ProblemAssert.IsAsync(response, "invalid_request", 400);
        await NothingArrivesAndTheNextSendWorksAsync(service, service.Sandbox.Conversations.All.SingleOrDefault());
    }

    [Fact]
    public async Task A_chunk_that_is_no_chunk_delivers_nothing()
    {
        await using var service = await TestService.StartAsync();
        await using var client = await RawHttpClient.ConnectAsync(service);
        var cut = FirstByte + (Size / 2);
        await BeginAsync(client, cut, chunked: true);
        var conversation = await BegunAsync(service, cut);
        await client.WriteAsync("no number\r\n");
        using var response = await client.ReadAnswerAsync();
        await ProblemAssert.IsAsync(response, "invalid_request", 400);
        await NothingArrivesAndTheNextSendWorksAsync(service, conversation);
    }

    [Theory]
    [InlineData(FaultStage.Auth, "535 Error: authentication failed", "authentication_failed")]
    [InlineData(FaultStage.RcptTo, "550 Invalid User: reader@example.com", "recipients_refused")]
    public async Task An_early_answer_comes_while_25_MB_are_still_to_be_sent(FaultStage stage, string reply, string code)
    {
        const long Large = 25 * 1024 * 1024;
        await using var service = await TestService.StartAsync();
        service.Sandbox.Faults.Next(new Fault(stage, FaultAction.Reply(reply)));
        await using var client = await RawHttpClient.ConnectAsync(service);
        var message = Upload.MessagePart(Sample.WithAttachments(Large));
        await client.BeginAsync(message.Length + Upload.AttachmentPart("").Length + Large + Upload.End.Length);
        await client.WriteAsync(message + Upload.AttachmentPart(new string('a', Size))[..^2]);

        // Not another byte is written: the answer comes all the same, though the connection stays open for the rest.
        var first = new byte[12];
        await client.ReadExactlyAsync(first);
        Assert.Equal("HTTP/1.1 422", Encoding.ASCII.GetString(first));

        await using var again = await TestService.StartAsync();
        again.Sandbox.Faults.Next(new Fault(stage, FaultAction.Reply(reply)));
        foreach (var http in new[] { again.Http1, again.Http2 })
        {
            using var response = await http.PostAsync(
                new Uri("/api/v1/messages", UriKind.Relative), Upload.Of(Sample.WithAttachments(Large), new byte[Large]), Cancellation);
            await ProblemAssert.IsAsync(response, code, 422);
            again.Sandbox.Faults.Next(new Fault(stage, FaultAction.Reply(reply)));
        }
    }

    [Theory]
    [InlineData(FaultStage.Auth, "535 Error: authentication failed", "authentication_failed")]
    [InlineData(FaultStage.RcptTo, "550 Invalid User: reader@example.com", "recipients_refused")]
    public async Task An_early_answer_waits_for_a_client_that_writes_25_MB_before_it_reads(FaultStage stage, string reply, string code)
    {
        const int Large = 25 * 1024 * 1024;
        await using var service = await TestService.StartAsync();
        service.Sandbox.Faults.Next(new Fault(stage, FaultAction.Reply(reply)));
        await using var client = await RawHttpClient.ConnectAsync(service);
        var body = Upload.MessagePart(Sample.WithAttachments(Large)) + Upload.AttachmentPart(new string('a', Large)) + Upload.End;
        await client.BeginAsync(body.Length);
        await client.WriteAsync(body);
        using var response = await client.ReadAnswerAsync();
        await ProblemAssert.IsAsync(response, code, 422);
        await NothingArrivesAndTheNextSendWorksAsync(service, service.Sandbox.Conversations.All[0]);
    }

    /// <summary>Writes the head, and the body up to a cut.</summary>
    private static async Task BeginAsync(RawHttpClient client, int cut, bool chunked)
    {
        if (chunked)
        {
            await client.BeginAsync("Transfer-Encoding: chunked");
            await client.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{cut:x}\r\n{Body[..cut]}\r\n"));
        }
        else
        {
            await client.BeginAsync(Body.Length);
            await client.WriteAsync(Body[..cut]);
        }
    }

    /// <summary>Waits until 163 was reached, where the message part is whole.</summary>
    private static async Task<Conversation?> BegunAsync(TestService service, int cut) =>
        cut < FirstByte ? null : await service.Sandbox.Conversations.WaitForAsync(1, Cancellation);

    private static async Task NothingArrivesAndTheNextSendWorksAsync(TestService service, Conversation? conversation)
    {
        if (conversation is not null)
        {
            await conversation.Ended.WaitAsync(Cancellation);
            Assert.False(conversation.SawFinalDot);
            Assert.True(conversation.Logins <= 1);
        }

        Assert.Equal(0, service.Sandbox.Inbox.Count);
        using var next = await service.SendAsync(Sample.Message().ToJsonString());
        await ProblemAssert.IsSentAsync(next);
        Assert.Equal(1, service.Sandbox.Inbox.Count);
        Assert.Equal(conversation is null ? 1 : 2, service.Sandbox.Conversations.Count);
    }
}
