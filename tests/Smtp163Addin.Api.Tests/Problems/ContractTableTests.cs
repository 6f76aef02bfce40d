using System.Text.Json.Nodes;
using Smtp163Addin.Harness.Contract;
using Smtp163Addin.Harness.Http;
using Smtp163Addin.Harness.InProcess;
using Smtp163Addin.Sandbox.Faults;
using Xunit;
using static Smtp163Addin.Sandbox.Faults.FaultAction;
using static Smtp163Addin.Sandbox.Faults.FaultStage;

namespace Smtp163Addin.Api.Tests.Problems;

/// <summary>The contract's table of problems, row by row, as 163 causes them.</summary>
public sealed class ContractTableTests
{
    public static TheoryData<string> Names => [.. SmtpFailure.All.Select(failure => failure.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_163_says_is_told_as_the_contract_says(string name)
    {
        var row = SmtpFailure.Named(name);
        await using var service = await TestService.StartAsync(relay: options => options with { CommandTimeout = TimeSpan.FromSeconds(4) });
        service.Sandbox.Faults.Next(row.Fault);

        using var response = await service.SendAsync(Sample.Message().ToJsonString());

        var problem = await ProblemAssert.IsAsync(response, row.Code, row.Status, row.Retryable, row.Delivered);
        Assert.Equal(row.Wait, response.Headers.RetryAfter?.Delta?.TotalSeconds);
        Assert.Equal(row.Code == "recipients_refused", problem.TryGetProperty("recipients", out var refused));
        Assert.True(row.Code != "recipients_refused" || refused[0].GetString() == "reader@example.com");
        Assert.True(service.Sandbox.Conversations.Logins <= 1);

        using var next = await service.SendAsync(Sample.Message().ToJsonString());
        await ProblemAssert.IsSentAsync(next);
    }

    [Fact]
    public async Task A_refusal_of_the_servers_address_pauses_everything()
    {
        await using var service = await TestService.StartAsync();
        service.Sandbox.Faults.Next(new Fault(Greeting, Reply("554 IP is rejected, smtp auth error limit exceed,163 smtp3", Afterwards.Close)));

        using var first = await service.SendAsync(Sample.Message().ToJsonString());
        var problem = await ProblemAssert.IsAsync(first, "relay_paused", 503, retryable: true);
        Assert.Equal(554, problem.GetProperty("reply").GetProperty("code").GetInt32());

        using var second = await service.SendAsync(Sample.Message().ToJsonString());
        await ProblemAssert.IsAsync(second, "relay_paused", 503, retryable: true);
        Assert.InRange(second.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 900);

        using var third = await service.PostAsync(
            new StringContent("""{"address":"a@163.com","authorizationCode":"x"}""", null, "application/json"), "/api/v1/accounts/verify");
        await ProblemAssert.IsAsync(third, "relay_paused", 503, retryable: true);
        Assert.Equal(1, service.Sandbox.Conversations.Count);
    }

    [Fact]
    public async Task A_connection_that_is_lost_in_the_body_is_unreachable()
    {
        await using var service = await TestService.StartAsync();
        service.Sandbox.Faults.Next(new Fault(Body, new Reset()) { AfterOctets = 100_000 });

        using var response = await service.SendAsync(Sample.WithAttachments(8_000_000), new byte[8_000_000]);

        await ProblemAssert.IsAsync(response, "unreachable", 502, retryable: true);
        Assert.Equal(0, service.Sandbox.Inbox.Count);
    }

    [Fact]
    public async Task A_host_where_nothing_listens_is_unreachable()
    {
        await using var service = await TestService.StartAsync();
        service.Sandbox.RefuseConnections();

        using var response = await service.SendAsync(Sample.Message().ToJsonString());

        await ProblemAssert.IsAsync(response, "unreachable", 502, retryable: true);
    }

    [Fact]
    public async Task An_exception_of_ours_is_internal_error_and_says_nothing_of_itself()
    {
        const string Secret = "a-word-that-nobody-may-see";
        await using var service = await TestService.StartAsync(relay: _ => null!, configure: builder =>
            Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<Relay.MailRelay>(
                builder.Services, _ => throw new InvalidOperationException(Secret)));

        using var response = await service.SendAsync(Sample.Message().ToJsonString());

        var problem = await ProblemAssert.IsAsync(response, "internal_error", 500);
        Assert.DoesNotContain(Secret, problem.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", "not_found", 404)]
    [InlineData("GET", "/api/v1/messages", "method_not_allowed", 405)]
    [InlineData("PUT", "/api/v1/accounts/verify", "method_not_allowed", 405)]
    [InlineData("GET", "/nothing", "not_found", 404)]
    public async Task The_frameworks_own_refusals_are_problems_too(string method, string path, string code, int status)
    {
        await using var service = await TestService.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await service.Http1.SendAsync(request, TestContext.Current.CancellationToken);

        await ProblemAssert.IsAsync(response, code, status);
    }

    [Fact]
    public async Task A_recipient_that_stands_twice_is_sent_to_once()
    {
        await using var service = await TestService.StartAsync();
        using var response = await service.SendAsync(Sample.Message(message =>
        {
            message["to"] = new JsonArray(new JsonObject { ["address"] = "one@EXAMPLE.com" });
            message["bcc"] = new JsonArray(new JsonObject { ["address"] = "one@example.com" }, new JsonObject { ["address"] = "two@example.com" });
        }));

        var sent = await ProblemAssert.IsSentAsync(response);
        Assert.Equal(2, sent.GetProperty("recipients").GetInt32());
        Assert.Equal(250, sent.GetProperty("reply").GetProperty("code").GetInt32());
        Assert.Equal(2, Assert.Single(service.Sandbox.Inbox.Messages).Recipients.Count);
    }
}
