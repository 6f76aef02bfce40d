using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Smtp163Addin.Sandbox.Faults;
using Xunit;

namespace Smtp163Addin.Api.Tests.Attacks;

/// <summary>Guessing authorization codes through the service, and pretending to be many callers while doing so.</summary>
[Collection(AttackSuite.Name)]
public sealed class GuessingAttacks(AttackReport report)
{
    private const string Guessing = "credential guessing through the service";
    private const string Spoofing = "spoofed forwarded headers";
    private const int Budget = 3;

    private static readonly Dictionary<string, string> ManySendsFewFailures = new()
    {
        ["RateLimits:SendsPerMinute"] = "100000",
        ["RateLimits:FailedLoginsPer15Minutes"] = "3",
    };

    [Fact]
    public async Task Of_many_guesses_at_once_only_the_budget_reaches_163()
    {
        await using var service = await LiveService.StartAsync(ManySendsFewFailures);
        await Parallel.ForAsync(0, 90, TestContext.Current.CancellationToken, async (number, cancellationToken) =>
        {
            var code = $"wrong{number:00}";
            using var request = (number % 3) switch
            {
                0 => Drafts.Verify(code),
                1 => Drafts.Post(Drafts.With(draft => draft["account"]!["authorizationCode"] = code)),
                _ => Drafts.Post(
                    Drafts.With(draft =>
                    {
                        draft["account"]!["authorizationCode"] = code;
                        draft["attachments"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["name"] = "a.txt", ["size"] = 3 });
                    }),
                    [1, 2, 3]),
            };
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{number}");
            using var answer = await service.Client.SendAsync(request, cancellationToken);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                report.Note(Guessing, code, answer.Headers.RetryAfter?.Delta is { TotalSeconds: > 0 and <= 900 });
            }
        });

        report.Note(Guessing, "more logins than the budget", service.Sandbox.Conversations.Logins == Budget);
        report.AssertAllStopped(Guessing);
    }

    [Fact]
    public async Task Hanging_up_before_the_answer_does_not_hide_a_guess()
    {
        await using var service = await LiveService.StartAsync(ManySendsFewFailures);
        service.Sandbox.Faults.Always(new Fault(FaultStage.Auth, new FaultAction.StaySilent()));
        for (var number = 1; number <= Budget; number++)
        {
            using var hangUp = new CancellationTokenSource();
            var answer = GuessAsync(service, "guess" + number, hangUp.Token);
            var conversation = await service.Sandbox.Conversations.WaitForAsync(number, TestContext.Current.CancellationToken);
            while (conversation.Logins == 0)
            {
                await Task.Yield();
            }

            await hangUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
            await conversation.Ended;
        }

        using var refused = await GuessAsync(service, "guess4", TestContext.Current.CancellationToken);
        report.Note(Guessing, "a guess after three that were hung up on", refused.StatusCode == HttpStatusCode.TooManyRequests);
        report.Note(Guessing, "its login", service.Sandbox.Conversations.Logins == Budget);
        report.AssertAllStopped(Guessing);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.{0}")]
    [InlineData("X-Forwarded-For", "203.0.113.{0}, 127.0.0.1")]
    [InlineData("Forwarded", "for=203.0.113.{0}")]
    [InlineData("X-Real-IP", "203.0.113.{0}")]
    [InlineData("X-Client-IP", "203.0.113.{0}")]
    [InlineData("CF-Connecting-IP", "203.0.113.{0}")]
    [InlineData("True-Client-IP", "203.0.113.{0}")]
    [InlineData("X-Original-For", "203.0.113.{0}")]
    [InlineData("X-Cluster-Client-IP", "203.0.113.{0}")]
    public async Task Without_a_known_proxy_no_header_makes_another_caller(string header, string value)
    {
        await using var service = await LiveService.StartAsync(new Dictionary<string, string>
        {
            ["RateLimits:SendsPerMinute"] = "1",
            ["FORWARDEDHEADERS_ENABLED"] = "true",
        });
        await SpendBudgetAsync(service);
        for (var number = 1; number <= 3; number++)
        {
            await AssertLimitedAsync(service, header, string.Format(System.Globalization.CultureInfo.InvariantCulture, value, number));
        }

        report.AssertAllStopped(Spoofing);
    }

    [Theory]
    [InlineData("198.51.100.{0}, 203.0.113.7")]
    [InlineData("127.0.0.1, 198.51.100.{0}, 203.0.113.7")]
    [InlineData("::ffff:203.0.113.7, 10.0.0.{0}")]
    [InlineData("203.0.113.7:4{0}")]
    [InlineData("2001:db8:1:2::{0}", "2001:db8:1:2::ffff")]
    public async Task Behind_a_known_proxy_the_client_is_the_last_address_that_no_proxy_of_ours_has(string value, string first = "203.0.113.7")
    {
        await using var service = await LiveService.StartAsync(new Dictionary<string, string>
        {
            ["RateLimits:SendsPerMinute"] = "1",
            ["ForwardedHeaders:KnownProxies"] = "127.0.0.1, 10.0.0.0/8",
        });
        await SpendBudgetAsync(service, first);
        for (var number = 1; number <= 3; number++)
        {
            await AssertLimitedAsync(service, "X-Forwarded-For", string.Format(System.Globalization.CultureInfo.InvariantCulture, value, number));
        }

        using var other = Drafts.Verify();
        other.Headers.Add("X-Forwarded-For", "203.0.113.8");
        using var answer = await service.Client.SendAsync(other, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        report.AssertAllStopped(Spoofing);
    }

    [Fact]
    public async Task A_refused_call_opens_no_connection_and_says_truly_when_the_next_is_free()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await LiveService.StartAsync(
            new Dictionary<string, string> { ["RateLimits:SendsPerMinute"] = "1" },
            services => services.AddSingleton<TimeProvider>(time));
        using (var spent = await service.Client.PostAsync(
            new Uri("/api/v1/feedback", UriKind.Relative), content: null, TestContext.Current.CancellationToken))
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, spent.StatusCode);
        }

        time.Advance(TimeSpan.FromSeconds(18));
        using (var request = Drafts.Verify())
        using (var refused = await service.Client.SendAsync(request, TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(42), refused.Headers.RetryAfter?.Delta);
            Assert.Equal(0, service.Sandbox.Conversations.Count);
        }

        time.Advance(TimeSpan.FromSeconds(42));
        using var next = new HttpRequestMessage(HttpMethod.Post, "/api/v1/feedback");
        using var free = await service.Client.SendAsync(next, TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, free.StatusCode);
    }

    private static async Task<HttpResponseMessage> GuessAsync(LiveService service, string code, CancellationToken cancellationToken)
    {
        using var request = Drafts.Verify(code);
        return await service.Client.SendAsync(request, cancellationToken);
    }

    private static async Task SpendBudgetAsync(LiveService service, string? client = null)
    {
        using var request = Drafts.Verify();
        if (client is not null)
        {
            request.Headers.Add("X-Forwarded-For", client);
        }

        using var answer = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task AssertLimitedAsync(LiveService service, string header, string value)
    {
        using var request = Drafts.Verify();
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        report.Note(
            Spoofing, $"{header}: {value}", answer.StatusCode == HttpStatusCode.TooManyRequests && service.Sandbox.Conversations.Count == 1);
    }
}
