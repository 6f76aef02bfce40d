using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Smtp163Addin.Api.Problems;
using Smtp163Addin.Harness.Http;
using Smtp163Addin.Harness.InProcess;
using Smtp163Addin.Harness.Machine;
using Smtp163Addin.Privacy.Tests.Canaries;
using Smtp163Addin.Privacy.Tests.Outcomes;
using Smtp163Addin.Privacy.Tests.Report;
using Xunit;

namespace Smtp163Addin.Privacy.Tests.Logs;

/// <summary>
/// Nothing of a request gets into a log, whatever comes of the request: every category at Trace with scopes and exceptions, and every
/// event source, are searched for canaries in many forms.
/// </summary>
[Trait("Promise", "P5")]
public sealed class LogTests(PrivacyReport report)
{
    public static TheoryData<string> Outcomes => [.. OutcomeTable.All.Select(outcome => outcome.Name)];

    [Fact]
    public void The_table_reaches_every_outcome_of_the_contract() =>
        Assert.Equal(
            ProblemCatalogue.All.Select(ProblemCatalogue.NameOf).Append("accepted").Append("sent").Order(),
            OutcomeTable.All.Select(outcome => outcome.Code).Distinct().Order());

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Nothing_of_a_request_is_logged_whatever_comes_of_it(string name)
    {
        var outcome = OutcomeTable.All.Single(candidate => candidate.Name == name);
        using var ears = new Eavesdropper();
        var run = new CanaryRun();
        await using var service = await StartAsync(ears, outcome, run.OfRequest().Word());
        var attempt = new Attempt(
            service.Http1, code => ears.Heard.Count(line => IsOutcome(line) && line.Contains($" {code} ", StringComparison.Ordinal)), service.Sandbox, run.OfRequest(), TestContext.Current.CancellationToken);

        using var response = await outcome.CauseAsync(attempt);
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains($"\"{outcome.Code}\"", answer, StringComparison.Ordinal);
        await AssertSilentAsync("every category at Trace and every event source, each outcome", ears, run, attempt.ClientAddress);
    }

    [Fact]
    public async Task Nothing_is_logged_of_a_client_that_goes_away()
    {
        using var ears = new Eavesdropper();
        await using var service = await StartAsync(ears, OutcomeTable.All[0], "");
        var run = new CanaryRun();
        var draft = new CanaryDraft(run.OfRequest());
        var whole = Upload.MessagePart(draft.Message) + Upload.AttachmentPart(Encoding.ASCII.GetString(draft.Attachment));
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
        await AssertSilentAsync("the same of clients that go away", ears, run);
    }

    [Fact]
    public async Task A_line_that_is_put_back_would_be_found()
    {
        using var ears = new Eavesdropper();
        await using var service = await StartAsync(ears, OutcomeTable.All[0], "");
        var logger = service.Services.GetRequiredService<ILoggerFactory>().CreateLogger("a line put back");
        foreach (var write in new Func<string, string>[]
        {
            word => $"subject {word}!", word => Convert.ToBase64String(Encoding.UTF8.GetBytes($"a{word}b")),
            word => Convert.ToHexString(Encoding.Unicode.GetBytes(word)), word => JsonSerializer.Serialize(word), Uri.EscapeDataString,
            word => Convert.ToBase64String(Encoding.Unicode.GetBytes(word)), word => BitConverter.ToString(Encoding.UTF8.GetBytes(word)),
        })
        {
            var run = new CanaryRun();
#pragma warning disable CA1848, CA2254, CA1873 // This line is what must not be.
            logger.LogTrace(write(run.OfRequest().Word()));
#pragma warning restore CA1848, CA2254, CA1873
            Assert.NotEmpty(run.FoundIn(ears.Heard));
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

    private static bool IsOutcome(string line) => line.StartsWith("Smtp163Addin.Api.Requests ", StringComparison.Ordinal);

    private static Task<TestService> StartAsync(Eavesdropper ears, Outcome outcome, string exceptionWord) => TestService.StartAsync(
        new Dictionary<string, string>(OutcomeTable.Settings.Concat(outcome.Settings)),
        configure: builder =>
        {
            builder.Logging.AddProvider(ears);
            builder.Services.PostConfigure<LoggerFilterOptions>(options =>
            {
                options.Rules.Clear();
                options.MinLevel = LogLevel.Trace;
            });
            outcome.Break?.Invoke(builder.Services, exceptionWord);
        });

    private async Task AssertSilentAsync(string check, Eavesdropper ears, CanaryRun run, params IReadOnlyList<string> clientAddresses)
    {
        // The line of a request is written after its answer.
        await Condition.WaitAsync(() => ears.Heard.Any(IsOutcome), "the line of the request", TestContext.Current.CancellationToken);
        var heard = ears.Heard;
        var found = run.FoundIn(heard)
            .Concat(heard.Where(line => clientAddresses.Any(address => line.Contains(address, StringComparison.Ordinal))))
            .ToList();
        report.Note("P5", check, run.Count + clientAddresses.Count, found.Count);
        Assert.True(found.Count == 0, $"{run.Count} canaries, found in: {string.Join('\n', found.Take(5))}");
    }
}
