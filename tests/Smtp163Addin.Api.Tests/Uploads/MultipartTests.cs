using System.Security.Cryptography;
using System.Text;
using Smtp163Addin.Harness.Http;
using Smtp163Addin.Harness.InProcess;
using Xunit;

namespace Smtp163Addin.Api.Tests.Uploads;

/// <summary>The shape of the upload: parts, order, sizes, the end, content types. What is not as announced is never delivered.</summary>
public sealed class MultipartTests
{
    private static readonly string Plain = Sample.Message().ToJsonString();

    private static readonly (string Name, string Body)[] Malformed =
    [
        ("empty", ""),
        ("no part", Upload.End),
        ("another first part", Upload.AttachmentPart("abc") + Upload.MessagePart(Plain) + Upload.End),
        ("no closing boundary", Upload.MessagePart(Plain)),
        ("cut in the message", Upload.MessagePart(Plain)[..^40]),
        ("unannounced attachment", Upload.MessagePart(Plain) + Upload.AttachmentPart("abc") + Upload.End),
        ("two messages", Upload.MessagePart(Plain) + Upload.MessagePart(Plain) + Upload.End),
        ("epilogue", Upload.MessagePart(Plain) + Upload.End + "and more"),
        ("attachment missing", Upload.MessagePart(Sample.WithAttachments(3)) + Upload.End),
        ("second attachment missing", Upload.MessagePart(Sample.WithAttachments(3, 3)) + Upload.AttachmentPart("abc") + Upload.End),
        ("attachment too short", Upload.MessagePart(Sample.WithAttachments(4)) + Upload.AttachmentPart("abc") + Upload.End),
        ("attachment too long", Upload.MessagePart(Sample.WithAttachments(2)) + Upload.AttachmentPart("abc") + Upload.End),
        ("empty attachment too long", Upload.MessagePart(Sample.WithAttachments(0)) + Upload.AttachmentPart("a") + Upload.End),
        ("one attachment more", Upload.MessagePart(Sample.WithAttachments(3)) + Upload.AttachmentPart("abc") + Upload.AttachmentPart("d") + Upload.End),
        ("epilogue after attachment", Upload.MessagePart(Sample.WithAttachments(3)) + Upload.AttachmentPart("abc") + Upload.End + "x"),
        ("no end after attachment", Upload.MessagePart(Sample.WithAttachments(3)) + Upload.AttachmentPart("abc")),
        ("cut in the attachment", Upload.MessagePart(Sample.WithAttachments(300)) + Upload.AttachmentPart("abc").TrimEnd()),
        ("attachment under another name", Upload.MessagePart(Sample.WithAttachments(3)) + Upload.AttachmentPart("abc").Replace("\"attachment\"", "\"file\"", StringComparison.Ordinal) + Upload.End),
        ("endless part headers", $"--{Upload.Boundary}\r\n" + string.Concat(Enumerable.Range(0, 500).Select(n => $"X-{n}: y\r\n")) + "\r\n"),
    ];

    public static TheoryData<string> MalformedNames => [.. Malformed.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(MalformedNames))]
    public async Task An_upload_that_is_not_as_announced_is_refused_and_nothing_is_delivered(string name)
    {
        var body = Malformed.Single(row => row.Name == name).Body;
        await using var service = await TestService.StartAsync();

        using var response = await service.PostAsync(Upload.Raw(body));

        await ProblemAssert.IsAsync(response, "invalid_request", 400);
        await service.Sandbox.Conversations.WhenAllEndedAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, service.Sandbox.Inbox.Count);
        Assert.DoesNotContain(service.Sandbox.Conversations.All, conversation => conversation.SawFinalDot);
    }

    [Theory]
    [InlineData("application/json", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("multipart/mixed; boundary=x", 415)]
    [InlineData("multipart/form-data", 400)]
    [InlineData("multipart/form-data; boundary=\"\"", 400)]
    public async Task Another_content_type_is_refused(string contentType, int status)
    {
        await using var service = await TestService.StartAsync();
        using var response = await service.PostAsync(Upload.Raw("x"u8.ToArray(), contentType));
        await ProblemAssert.IsAsync(response, status == 415 ? "unsupported_media_type" : "invalid_request", status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/xml")]
    public async Task A_message_part_that_is_not_json_is_415(string contentType)
    {
        await using var service = await TestService.StartAsync();
        using var response = await service.PostAsync(Upload.Raw(Upload.MessagePart(Plain, contentType) + Upload.End));
        await ProblemAssert.IsAsync(response, "unsupported_media_type", 415);
    }

    [Fact]
    public async Task A_coded_body_is_415()
    {
        await using var service = await TestService.StartAsync();
        var content = Upload.Of(Plain);
        content.Headers.ContentEncoding.Add("gzip");
        using var response = await service.PostAsync(content);
        await ProblemAssert.IsAsync(response, "unsupported_media_type", 415);
    }

    [Fact]
    public async Task A_message_part_over_8_MiB_is_413()
    {
        await using var service = await TestService.StartAsync();
        using var response = await service.SendAsync(Sample.Message(message => message["body"]!["text"] = new string('a', 8 * 1024 * 1024)));
        await ProblemAssert.IsAsync(response, "payload_too_large", 413);
        Assert.Equal(0, service.Sandbox.Conversations.Count);
    }

    [Fact]
    public async Task Attachments_over_the_limit_are_413_before_a_byte_of_them_came()
    {
        await using var service = await TestService.StartAsync(new Dictionary<string, string> { ["Limits:AttachmentBytes"] = "10" });
        var answered = new TaskCompletionSource();
        using var content = new PacedContent(async (stream, cancellationToken) =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Upload.MessagePart(Sample.WithAttachments(6, 5)) + Upload.Delimiter), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            await answered.Task;
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/messages") { Content = content };
        request.Version = new Version(2, 0);

        using var response = await service.Http2.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        answered.SetResult();

        await ProblemAssert.IsAsync(response, "payload_too_large", 413);
        Assert.Equal(0, service.Sandbox.Conversations.Count);
    }

    [Fact]
    public async Task Attachments_arrive_byte_by_byte_the_same()
    {
        await using var service = await TestService.StartAsync();
        byte[][] attachments = [[], [.. Enumerable.Range(0, 256).Select(n => (byte)n)], new byte[3_000_000], Encoding.ASCII.GetBytes("\r\n--" + Upload.Boundary[..^1] + "\r\n.\r\n")];
        RandomNumberGenerator.Fill(attachments[2]);

        using var response = await service.SendAsync(Sample.WithAttachments([.. attachments.Select(a => (long)a.Length)]), attachments);

        await ProblemAssert.IsSentAsync(response);
        var mail = await MimeKit.MimeMessage.LoadAsync(service.Sandbox.Inbox.Messages[0].OpenRead(), TestContext.Current.CancellationToken);
        var arrived = mail.Attachments.Cast<MimeKit.MimePart>().Select(part =>
        {
            using var bytes = new MemoryStream();
            part.Content!.DecodeTo(bytes);
            return bytes.ToArray();
        });
        Assert.Equal(attachments, arrived);
    }
}
