using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Smtp163Addin.Api.Tests.Problems;
using Smtp163Addin.Api.Tests.Service;
using Smtp163Addin.Relay;
using Smtp163Addin.Sandbox.Faults;
using Xunit;

namespace Smtp163Addin.Api.Tests.Canaries;

/// <summary>
/// Nothing of a request gets into a log, whatever comes of the request: every category at Trace with scopes and exceptions, and every
/// event source, are searched for marked words in many forms.
/// </summary>
[Trait("Promise", "P5")]
public sealed class CanaryTests
{
    public static TheoryData<string> Outcomes => ContractTableTests.Names;

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Nothing_of_a_draft_is_logged_whatever_163_says(string outcome)
    {
        using var ears = new Eavesdropper();
        await using var service = await StartAsync(ears);
        var fault = ContractTableTests.FaultOf(outcome);
        var canary = new Canary();
        var (message, attachment) = CanaryRequest.Draft(canary);

        // 163's replies echo addresses, so the faults' words do too.
        var loud = fault.Action is FaultAction.Say say && say.Words[0] is >= '2' and <= '5'
            ? fault with { Action = say with { Words = say.Words.Replace("\r\n", $" {canary.Word()} {{recipient}}\r\n", StringComparison.Ordinal) } }
            : fault;
        service.Sandbox.Faults.Next(loud);

        using var failed = await service.SendAsync(message, attachment);
        using var sent = await service.SendAsync(message, attachment);

        Assert.NotEqual(200, (int)failed.StatusCode);
        await ProblemAssert.IsSentAsync(sent);
        AssertSilent(ears, canary);
    }

    [Fact]
    public async Task Nothing_of_a_request_that_is_refused_here_is_logged()
    {
        using var ears = new Eavesdropper();
        await using var service = await StartAsync(ears, new Dictionary<string, string> { ["Limits:AttachmentBytes"] = "20000" });
        var canary = new Canary();
        var (message, attachment) = CanaryRequest.Draft(canary);
        HttpContent[] uploads =
        [
            Upload.Of(message),
            Upload.Of(message, attachment, attachment),
            Upload.Of(message, attachment[..^1]),
            Upload.Of(message[..^1], attachment),
            Upload.Of("{\"" + canary.Word() + "\":1}"),
            Upload.Of("{\"subject\":{\"" + canary.Word() + "\":1}}"),
            Upload.Of(message.Replace("\"subject\":\"", "\"subject\":\"\\ud800", StringComparison.Ordinal)),
            Upload.Of(message.Replace("@example.com", "@[example.com]", StringComparison.Ordinal), attachment),
            Upload.Of(message.Replace("@163.com", "@example.com", StringComparison.Ordinal), attachment),
            Upload.Of(message.Replace(".txt", ".vbs", StringComparison.Ordinal), attachment),
            Upload.Of(message.Replace($"\"size\":{attachment.Length}", "\"size\":90000", StringComparison.Ordinal), attachment),
            Upload.Raw(canary.Word()),
            Upload.Raw(Upload.MessagePart(message, $"text/{canary.Word()}") + Upload.End),
            Upload.Raw(Encoding.UTF8.GetBytes(canary.Word()), "application/octet-stream"),
            Upload.Raw($"--{Upload.Boundary}\r\nContent-Disposition: form-data; name=\"{canary.Word()}\"\r\n\r\n{canary.Word()}"),
        ];
        foreach (var upload in uploads)
        {
            using var response = await service.PostAsync(upload);
            Assert.InRange((int)response.StatusCode, 400, 422);
        }

        AssertSilent(ears, canary);
    }

    [Fact]
    public async Task Nothing_of_a_small_request_is_logged()
    {
        using var ears = new Eavesdropper();
        await using var service = await StartAsync(ears);
        var canary = new Canary();
        object account = new { address = canary.Word() + "@163.com", authorizationCode = canary.Word() };
        (string Path, string Json, int Status)[] requests =
        [
            ("accounts/verify", JsonSerializer.Serialize(account), 200),
            ("accounts/verify", JsonSerializer.Serialize(new { address = canary.Word() + "@example.com", authorizationCode = canary.Word() }), 400),
            ("accounts/verify", "{\"" + canary.Word() + "\":1}", 400),
            ("feedback", JsonSerializer.Serialize(new { topic = "idea", text = canary.Word(), replyTo = canary.Word() + "@example.com", account }), 200),
            ("feedback", JsonSerializer.Serialize(new { topic = canary.Word(), text = canary.Word(), replyTo = canary.Word() }), 400),
            ("feedback", canary.Word(), 400),
        ];
        foreach (var (path, json, status) in requests)
        {
            using var response = await service.PostAsync(new StringContent(json, Encoding.UTF8, "application/json"), "/api/v1/" + path);
            Assert.Equal(status, (int)response.StatusCode);
        }

        AssertSilent(ears, canary);
    }

    [Fact]
    public async Task Nothing_is_logged_of_a_client_that_goes_away()
    {
        using var ears = new Eavesdropper();
        await using var service = await StartAsync(ears);
        var canary = new Canary();
        var (message, attachment) = CanaryRequest.Draft(canary);
        var whole = Upload.MessagePart(message) + Upload.AttachmentPart(Encoding.ASCII.GetString(attachment));
        foreach (var length in new[] { 100, 700, whole.Length - 3000, whole.Length - 10 })
        {
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            using var content = new PacedContent(async (stream, cancellationToken) =>
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(whole[..length]), cancellationToken);
                await stream.FlushAsync(cancellationToken);
                await leaving.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            });
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => service.Http1.PostAsync(
                new Uri("/api/v1/messages", UriKind.Relative), content, leaving.Token));
        }

        using var sent = await service.SendAsync(Sample.Message().ToJsonString());
        await ProblemAssert.IsSentAsync(sent);
        AssertSilent(ears, canary);
    }

    [Fact]
    public async Task Nothing_of_an_exception_of_ours_is_logged()
    {
        using var ears = new Eavesdropper();
        var canary = new Canary();
        var (message, attachment) = CanaryRequest.Draft(canary);
        var secret = canary.Word();
        await using var service = await StartAsync(ears, configure: builder =>
            builder.Services.AddSingleton<MailRelay>(_ => throw new InvalidOperationException(secret, new IOException(secret))));

        using var response = await service.SendAsync(message, attachment);

        await ProblemAssert.IsAsync(response, "internal_error", 500);
        Assert.Empty(canary.FoundIn(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        AssertSilent(ears, canary);
    }

    [Fact]
    public async Task A_line_that_is_put_back_would_be_found()
    {
        using var ears = new Eavesdropper();
        await using var service = await StartAsync(ears);
        var logger = service.Services.GetRequiredService<ILoggerFactory>().CreateLogger("a line put back");
        foreach (var write in new Func<string, string>[]
        {
            word => $"subject {word}!", word => Convert.ToBase64String(Encoding.UTF8.GetBytes($"a{word}b")),
            word => Convert.ToHexString(Encoding.Unicode.GetBytes(word)), word => JsonSerializer.Serialize(word), Uri.EscapeDataString,
        })
        {
            var canary = new Canary();
#pragma warning disable CA1848, CA2254, CA1873 // This line is what must not be.
            logger.LogTrace(write(canary.Word()));
#pragma warning restore CA1848, CA2254, CA1873
            Assert.Contains(ears.Heard, line => canary.FoundIn(line).Count > 0);
        }
    }

    [Fact]
    public async Task By_default_one_line_is_logged_for_each_request_and_it_is_of_the_known_form()
    {
        using var ears = new Eavesdropper();
        await using var service = await TestService.StartAsync(
            new Dictionary<string, string> { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Microsoft.AspNetCore.Hosting"] = "Trace" },
            configure: builder => builder.Logging.AddProvider(ears));
        using var sent = await service.SendAsync(Sample.Message().ToJsonString());
        using var refused = await service.SendAsync("{}");
        using var missing = await service.PostAsync(new StringContent(""), "/api/v1/nothing");

        var lines = ears.Heard.Where(line => line.StartsWith("Smtp163Addin.", StringComparison.Ordinal)).ToList();
        Assert.Collection(
            lines,
            line => Assert.Matches("^Smtp163Addin.Api.Requests Information Finished [0-9a-f]{16} sent [0-9]+ ms [a-zA-Z0-9-]+ ", line),
            line => Assert.Matches("^Smtp163Addin.Api.Requests Information Finished [0-9a-f]{16} invalid_request [0-9]+ ms [a-zA-Z0-9-]+ ", line),
            line => Assert.Matches("^Smtp163Addin.Api.Requests Information Finished [0-9a-f]{16} not_found [0-9]+ ms [a-zA-Z0-9-]+ ", line));

        // An event source of the framework has nearly the same name; it speaks only because this test listens.
        Assert.DoesNotContain(ears.Heard, line =>
            line.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
            && line.Contains(" Information ", StringComparison.Ordinal)
            && line.Contains("/api/", StringComparison.Ordinal));
    }

    private static Task<TestService> StartAsync(
        Eavesdropper ears, IReadOnlyDictionary<string, string>? settings = null, Action<WebApplicationBuilder>? configure = null) =>
        TestService.StartAsync(
            settings,
            relay: options => options with { CommandTimeout = TimeSpan.FromSeconds(4) },
            configure: builder =>
            {
                builder.Logging.AddProvider(ears);
                builder.Services.PostConfigure<LoggerFilterOptions>(options =>
                {
                    options.Rules.Clear();
                    options.MinLevel = LogLevel.Trace;
                });
                configure?.Invoke(builder);
            });

    private static void AssertSilent(Eavesdropper ears, Canary canary)
    {
        var heard = ears.Heard;
        Assert.Contains(heard, line => line.Contains("Smtp163Addin.Api.Requests", StringComparison.Ordinal));
        var found = heard.Where(line => canary.FoundIn(line).Count > 0).Take(5).ToList();
        Assert.True(found.Count == 0, $"{canary.Count} canaries, found in: {string.Join('\n', found)}");
    }
}
