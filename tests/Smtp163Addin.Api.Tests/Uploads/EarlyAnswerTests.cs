using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Smtp163Addin.Harness.Http;
using Smtp163Addin.Harness.InProcess;
using Smtp163Addin.Sandbox.Faults;
using Xunit;
using static Smtp163Addin.Sandbox.Faults.FaultAction;
using static Smtp163Addin.Sandbox.Faults.FaultStage;

namespace Smtp163Addin.Api.Tests.Uploads;

/// <summary>Answers that are known before the upload is over, uploads that stall, and clients that go away.</summary>
public sealed class EarlyAnswerTests
{
    private const int Large = 20 * 1024 * 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_wrong_code_reaches_a_client_that_is_still_sending(int http)
    {
        await using var service = await TestService.StartAsync();
        service.Sandbox.Faults.Next(new Fault(Auth, Reply("535 Error: authentication failed")));
        var client = http == 1 ? service.Http1 : service.Http2;

        using var response = await client.PostAsync(
            new Uri("/api/v1/messages", UriKind.Relative), Upload.Of(Sample.WithAttachments(Large), new byte[Large]), Cancellation);

        await ProblemAssert.IsAsync(response, "authentication_failed", 422);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_refusal_in_front_of_the_endpoint_reaches_a_client_that_is_still_sending(int http)
    {
        await using var service = await TestService.StartAsync(new Dictionary<string, string> { ["RateLimits:SendsPerMinute"] = "1" });
        var client = http == 1 ? service.Http1 : service.Http2;
        using var first = await service.SendAsync(Sample.Message().ToJsonString());
        await ProblemAssert.IsSentAsync(first);

        using var response = await client.PostAsync(
            new Uri("/api/v1/messages", UriKind.Relative), Upload.Of(Sample.WithAttachments(Large), new byte[Large]), Cancellation);

        await ProblemAssert.IsAsync(response, "rate_limited", 429, retryable: true);
    }

    [Fact]
    public async Task The_early_answer_comes_before_the_upload_is_over()
    {
        await using var service = await TestService.StartAsync();
        service.Sandbox.Faults.Next(new Fault(Auth, Reply("535 Error: authentication failed")));
        var answered = new TaskCompletionSource();
        var answer = SendPacedAsync(
            service,
            async (stream, cancellationToken) =>
            {
                await WriteAsync(stream, Upload.MessagePart(Sample.WithAttachments(3)) + Upload.Delimiter, cancellationToken);
                await answered.Task;
                await WriteAsync(stream, Upload.AttachmentPart("abc")[Upload.Delimiter.Length..] + Upload.End, cancellationToken);
            },
            Cancellation);

        using var response = await answer;
        answered.SetResult();

        await ProblemAssert.IsAsync(response, "authentication_failed", 422);
    }

    [Theory]
    [InlineData("Limits:UploadIdleTimeout")]
    [InlineData("Limits:UploadTimeout")]
    public async Task An_upload_that_stalls_is_told_so_and_nothing_is_delivered(string limit)
    {
        var time = new FakeTimeProvider();
        await using var service = await TestService.StartAsync(
            new Dictionary<string, string> { ["Limits:UploadIdleTimeout"] = "00:20:00", ["Limits:UploadTimeout"] = "00:20:00", [limit] = "00:00:07" },
            configure: builder => builder.Services.AddSingleton<TimeProvider>(time),
            relay: options => options with { CommandTimeout = TimeSpan.FromHours(1), ConnectTimeout = TimeSpan.FromHours(1), DataTimeout = TimeSpan.FromHours(1) });
        var over = new TaskCompletionSource();
        var answer = SendPacedAsync(
            service,
            async (stream, cancellationToken) =>
            {
                await WriteAsync(stream, Upload.MessagePart(Sample.WithAttachments(100_000)), cancellationToken);
                await WriteAsync(stream, Upload.AttachmentPart(new string('a', 50_000)).TrimEnd(), cancellationToken);
                await over.Task;
            },
            Cancellation);

        var conversation = await service.Sandbox.Conversations.WaitForAsync(1, Cancellation);
        while (!answer.IsCompleted)
        {
            // The clock moves only after 163 was reached, and on until the answer is there.
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(answer, Task.Delay(50, Cancellation));
        }

        using var response = await answer;
        over.SetResult();
        await ProblemAssert.IsAsync(response, "upload_stalled", 408, retryable: true);
        await conversation.Ended;
        Assert.False(conversation.SawFinalDot);
        Assert.Equal(0, service.Sandbox.Inbox.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50_000)]
    [InlineData(99_999)]
    public async Task A_client_that_goes_away_before_the_last_byte_delivers_nothing(int bytes)
    {
        await using var service = await TestService.StartAsync();
        var client = new TaskCompletionSource();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var answer = SendPacedAsync(
            service,
            async (stream, cancellationToken) =>
            {
                await WriteAsync(stream, Upload.MessagePart(Sample.WithAttachments(100_000)), cancellationToken);
                await WriteAsync(stream, Upload.AttachmentPart(new string('a', bytes)).TrimEnd(), cancellationToken);
                await client.Task.WaitAsync(cancellationToken);
            },
            leaving.Token);

        var conversation = await service.Sandbox.Conversations.WaitForAsync(1, Cancellation);
        await leaving.CancelAsync();
        client.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await conversation.Ended.WaitAsync(Cancellation);
        Assert.False(conversation.SawFinalDot);
        Assert.Equal(0, service.Sandbox.Inbox.Count);
    }

    [Fact]
    public async Task After_the_final_dot_the_conversation_is_finished_whether_or_not_anyone_listens()
    {
        await using var service = await TestService.StartAsync();
        service.Sandbox.Faults.Next(new Fault(EndOfData, new Delay(TimeSpan.FromSeconds(2))));
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var answer = service.Http2.PostAsync(
            new Uri("/api/v1/messages", UriKind.Relative), Upload.Of(Sample.Message().ToJsonString()), leaving.Token);
        var conversation = await service.Sandbox.Conversations.WaitForAsync(1, Cancellation);
        while (!conversation.SawFinalDot)
        {
            await Task.Delay(20, Cancellation);
        }

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await service.Sandbox.Inbox.WaitForMessageAsync(Cancellation);
        await conversation.Ended.WaitAsync(Cancellation);
        Assert.Contains("QUIT", conversation.Commands);
    }

    private static Task<HttpResponseMessage> SendPacedAsync(
        TestService service, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/messages") { Content = new PacedContent(write), Version = new Version(2, 0) };
        return service.Http2.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static async Task WriteAsync(Stream stream, string text, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }
}
