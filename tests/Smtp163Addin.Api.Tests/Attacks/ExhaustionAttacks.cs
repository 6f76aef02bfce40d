using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Smtp163Addin.Api.Tests.Attacks;

/// <summary>Bodies that are compressed, endless, too deep or in too many pieces, and heads that do not end.</summary>
[Collection(AttackSuite.Name)]
public sealed class ExhaustionAttacks(AttackReport report) : IAsyncLifetime
{
    private const string Kind = "compressed and endless bodies";

    private LiveService _service = null!;

    public async ValueTask InitializeAsync() => _service = await LiveService.StartAsync(new Dictionary<string, string>
    {
        ["RateLimits:SendsPerMinute"] = "10000",
        ["Limits:AttachmentBytes"] = "1048576",
    });

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("zstd")]
    [InlineData("identity, gzip")]
    [InlineData("GZIP")]
    [InlineData("x-gzip")]
    [InlineData("compress")]
    public async Task A_compressed_body_is_not_unpacked(string coding)
    {
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(new byte[10 * 1024 * 1024]);
        }

        foreach (var path in new[] { "/api/v1/messages", "/api/v1/accounts/verify", "/api/v1/feedback" })
        {
            using var content = new ByteArrayContent(bomb.ToArray());
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(path.EndsWith("messages", StringComparison.Ordinal) ? "multipart/form-data; boundary=b" : "application/json");
            content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
            await NoteAsync($"{coding} to {path}", HttpStatusCode.UnsupportedMediaType, new HttpRequestMessage(HttpMethod.Post, path) { Content = content });
        }

        report.AssertAllStopped(Kind);
    }

    [Theory]
    [InlineData("/api/v1/accounts/verify")]
    [InlineData("/api/v1/feedback")]
    public async Task An_endless_JSON_body_is_cut(string path)
    {
        using var content = new EndlessContent("{\"address\":\"", "a");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        await NoteAsync("endless JSON to " + path, HttpStatusCode.RequestEntityTooLarge, new HttpRequestMessage(HttpMethod.Post, path) { Content = content });
        report.AssertAllStopped(Kind);
    }

    [Fact]
    public async Task An_endless_message_part_is_cut()
    {
        using var content = new EndlessContent(
            $"--{Drafts.Boundary}\r\nContent-Disposition: form-data; name=message\r\nContent-Type: application/json\r\n\r\n{{\"subject\":\"", "a");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=" + Drafts.Boundary);
        await NoteAsync("endless message part", HttpStatusCode.RequestEntityTooLarge, Post(content));
        report.AssertAllStopped(Kind);
    }

    [Fact]
    public async Task An_upload_that_is_more_than_it_announced_is_cut_and_nothing_is_sent()
    {
        var draft = Drafts.With(message => message["attachments"] = new JsonArray(new JsonObject { ["name"] = "a.bin", ["size"] = 1000 }));
        using var content = new EndlessContent(
            $"--{Drafts.Boundary}\r\nContent-Disposition: form-data; name=message\r\nContent-Type: application/json\r\n\r\n{draft.ToJsonString()}\r\n"
            + $"--{Drafts.Boundary}\r\nContent-Disposition: form-data; name=attachment\r\n\r\n",
            "a");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=" + Drafts.Boundary);
        await NoteAsync("endless attachment", HttpStatusCode.BadRequest, Post(content));
        report.AssertAllStopped(Kind);
    }

    [Fact]
    public async Task An_announcement_over_the_limit_is_refused_before_any_byte_is_read()
    {
        foreach (var size in new[] { 1_048_577L, long.MaxValue, -1L })
        {
            var draft = Drafts.With(message => message["attachments"] = new JsonArray(new JsonObject { ["name"] = "a.bin", ["size"] = size }));
            await NoteAsync("announced " + size, size < 0 ? HttpStatusCode.BadRequest : HttpStatusCode.RequestEntityTooLarge, Drafts.Post(draft, [1]));
        }

        var overflow = Drafts.With(message => message["attachments"] = new JsonArray(
            new JsonObject { ["name"] = "a.bin", ["size"] = long.MaxValue }, new JsonObject { ["name"] = "b.bin", ["size"] = long.MaxValue }));
        await NoteAsync("sizes whose sum overflows", HttpStatusCode.RequestEntityTooLarge, Drafts.Post(overflow, [1], [2]));
        report.AssertAllStopped(Kind);
    }

    [Fact]
    public async Task Pieces_without_number_are_refused()
    {
        var many = new JsonArray([.. Enumerable.Range(0, 101).Select(number => new JsonObject { ["name"] = $"{number}.txt", ["size"] = 0 })]);
        await NoteAsync("101 announced attachments", HttpStatusCode.BadRequest, Drafts.Post(Drafts.With(draft => draft["attachments"] = many)));

        await NoteAsync("10 000 parts", HttpStatusCode.BadRequest, Drafts.Post(Drafts.Harmless(), [.. Enumerable.Repeat(Array.Empty<byte>(), 10_000)]));

        var crowd = new JsonArray([.. Enumerable.Range(0, 5000).Select(number => new JsonObject { ["address"] = $"a{number}@example.com" })]);
        await NoteAsync("5 000 recipients", HttpStatusCode.RequestEntityTooLarge, Drafts.Post(Drafts.With(draft => draft["to"] = crowd)));

        var thread = new JsonArray([.. Enumerable.Range(0, 5000).Select(number => JsonValue.Create($"<{number}@example.com>"))]);
        await NoteAsync("5 000 references", HttpStatusCode.BadRequest, Drafts.Post(Drafts.With(draft => draft["references"] = thread)));
        report.AssertAllStopped(Kind);
    }

    [Fact]
    public async Task JSON_that_is_too_deep_or_not_JSON_is_refused()
    {
        var deep = new StringBuilder().Insert(0, "[", 100_000).ToString();
        foreach (var json in new[] { deep, "{\"to\":" + deep, "{\"a\":" + new StringBuilder().Insert(0, "{\"a\":", 10_000), "", "null", "[]", "\"\"", "1e999999", "{\"subject\":\"\\ud800\"}", "{,}", "//", "{\"subject\":\"a\",\"subject\":\"b\"}", "\ufeff{}" })
        {
            await NoteAsync("JSON " + json[..Math.Min(json.Length, 20)], HttpStatusCode.BadRequest, Drafts.PostText(json));
        }

        report.AssertAllStopped(Kind);
    }

    [Fact]
    public async Task A_head_that_does_not_end_is_cut()
    {
        var long32 = new string('a', 32 * 1024);
        foreach (var request in new[]
        {
            "GET /" + long32 + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX: " + long32 + "\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\n" + string.Concat(Enumerable.Range(0, 100).Select(number => $"X{number}: y\r\n")) + "\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\n" + long32 + ": y\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nCookie: " + string.Concat(Enumerable.Repeat("a=b; ", 8000)) + "\r\n\r\n",
        })
        {
            var statuses = RawConnection.StatusesOf(await RawConnection.SendAsync(_service, request));
            report.Note(Kind, request[..40], statuses.All(status => status is 400 or 414 or 431));
        }

        report.AssertAllStopped(Kind);
    }

    [Fact]
    public async Task A_part_whose_head_does_not_end_is_cut()
    {
        foreach (var head in new[]
        {
            new string('a', 100_000) + ": b\r\n\r\n",
            string.Concat(Enumerable.Range(0, 1000).Select(number => $"X{number}: y\r\n")) + "\r\n",
            "Content-Disposition: form-data; name=\"message" + new string('a', 100_000) + "\"\r\n\r\n",
        })
        {
            using var content = new StringContent($"--{Drafts.Boundary}\r\n{head}{{}}\r\n--{Drafts.Boundary}--\r\n");
            content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=" + Drafts.Boundary);
            await NoteAsync("head of a part", HttpStatusCode.BadRequest, Post(content));
        }

        foreach (var boundary in new[] { new string('b', 71), new string('b', 4000), "" })
        {
            using var content = new StringContent("--b\r\n\r\n");
            content.Headers.Remove("Content-Type");
            content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=" + boundary);
            await NoteAsync("boundary of " + boundary.Length, HttpStatusCode.BadRequest, Post(content));
        }

        report.AssertAllStopped(Kind);
    }

    private static HttpRequestMessage Post(HttpContent content) => new(HttpMethod.Post, "/api/v1/messages") { Content = content };

    private async Task NoteAsync(string attempt, HttpStatusCode expected, HttpRequestMessage request)
    {
        using (request)
        {
            try
            {
                using var answer = await _service.Client.SendAsync(request, TestContext.Current.CancellationToken);
                report.Note(Kind, $"{attempt} -> {(int)answer.StatusCode}", answer.StatusCode == expected && _service.Sandbox.Inbox.Count == 0);
            }
            catch (HttpRequestException)
            {
                // Cut while still sending, which is an end as well.
                report.Note(Kind, attempt, _service.Sandbox.Inbox.Count == 0);
            }
        }
    }

    /// <summary>A body that goes on until the server has had enough.</summary>
    private sealed class EndlessContent(string start, string rest) : HttpContent
    {
        private readonly byte[] _block = Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, rest, 16 * 1024).ToString());

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(start));
            while (true)
            {
                await stream.WriteAsync(_block);
                await stream.FlushAsync();
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
