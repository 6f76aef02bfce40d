using System.Text;
using System.Text.Json;
using Smtp163Addin.Harness.Http;
using Smtp163Addin.Harness.InProcess;
using Smtp163Addin.Sandbox.Faults;
using Xunit;

namespace Smtp163Addin.Api.Tests.Accounts;

/// <summary><c>POST /accounts/verify</c> and <c>POST /feedback</c>.</summary>
public sealed class SmallRequestTests
{
    private const string Verify = "/api/v1/accounts/verify";
    private const string Feedback = "/api/v1/feedback";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Promise", "P1")]
    public async Task A_right_code_is_accepted_after_one_login_and_nothing_is_sent()
    {
        await using var service = await TestService.StartAsync();
        using var response = await service.PostAsync(Json("""{"address":"Someone","authorizationCode":" ABCD EFGH\u00a0"}"""), Verify);

        Assert.Equal("""{"status":"accepted"}""", await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Equal(1, service.Sandbox.Conversations.Logins);
        Assert.Equal("someone@163.com", service.Sandbox.Conversations.All[0].Account);
        Assert.DoesNotContain("MAIL", service.Sandbox.Conversations.All[0].Commands);
    }

    [Fact]
    public async Task A_wrong_code_is_tried_once()
    {
        await using var service = await TestService.StartAsync();
        service.Sandbox.Faults.Next(new Fault(FaultStage.Auth, FaultAction.Reply("535 Error: authentication failed")));
        using var response = await service.PostAsync(Json("""{"address":"a@163.com","authorizationCode":"x"}"""), Verify);
        await ProblemAssert.IsAsync(response, "authentication_failed", 422);
        Assert.Equal(1, service.Sandbox.Conversations.Logins);
    }

    [Theory]
    [InlineData("""{"address":"a@example.com","authorizationCode":"x"}""", "address")]
    [InlineData("""{"address":null,"authorizationCode":"x"}""", "address")]
    [InlineData("""{"address":"a@163.com"}""", "authorizationCode")]
    [InlineData("""{"address":"a@163.com","authorizationCode":"x","displayName":"y"}""", "displayName")]
    [InlineData("nothing", "body")]
    public async Task A_wrong_verify_request_names_its_field(string json, string field)
    {
        await using var service = await TestService.StartAsync();
        using var response = await service.PostAsync(Json(json), Verify);
        await ProblemAssert.IsInvalidAtAsync(response, field);
    }

    [Theory]
    [InlineData(Verify)]
    [InlineData(Feedback)]
    public async Task Only_json_is_read(string path)
    {
        await using var service = await TestService.StartAsync();
        using var plain = await service.PostAsync(new StringContent("{}", Encoding.UTF8, "text/plain"), path);
        await ProblemAssert.IsAsync(plain, "unsupported_media_type", 415);
        using var none = await service.PostAsync(new ByteArrayContent("{}"u8.ToArray()), path);
        await ProblemAssert.IsAsync(none, "unsupported_media_type", 415);
    }

    [Theory]
    [InlineData(Verify)]
    [InlineData(Feedback)]
    public async Task A_body_over_64_KiB_is_413(string path)
    {
        await using var service = await TestService.StartAsync();
        using var response = await service.PostAsync(Json($$"""{"text":"{{new string('a', 70_000)}}"}"""), path);
        await ProblemAssert.IsAsync(response, "payload_too_large", 413);
    }

    [Fact]
    [Trait("Promise", "P9")]
    [Trait("Promise", "P10")]
    public async Task Feedback_with_an_account_goes_out_from_the_users_own_mailbox()
    {
        await using var service = await TestService.StartAsync();
        using var response = await service.PostAsync(
            Json("""{"topic":"deletion","text":"Please delete 一切.","replyTo":"me@example.com","account":{"address":"me@163.com","authorizationCode":"ABC"}}"""),
            Feedback);

        await ProblemAssert.IsSentAsync(response);
        var mail = Assert.Single(service.Sandbox.Inbox.Messages);
        Assert.Equal("me@163.com", mail.MailFrom);
        Assert.Equal(["wangjian20220512@163.com"], mail.Recipients);
        var message = await MimeKit.MimeMessage.LoadAsync(mail.OpenRead(), Cancellation);
        Assert.Equal("Please delete 一切.", message.TextBody!.TrimEnd());
        Assert.Equal("me@example.com", message.ReplyTo.Mailboxes.Single().Address);
    }

    [Fact]
    public async Task Feedback_without_an_account_goes_out_from_the_operators_mailbox_when_there_is_one()
    {
        const string Form = """{"topic":"idea","text":"Louder.","replyTo":null,"account":null}""";
        await using var without = await TestService.StartAsync();
        using var refused = await without.PostAsync(Json(Form), Feedback);
        await ProblemAssert.IsInvalidAtAsync(refused, "account");

        await using var with = await TestService.StartAsync(new Dictionary<string, string>
        {
            ["Feedback:Account:Address"] = "feedback@163.com",
            ["Feedback:Account:AuthorizationCode"] = "ABCD EFGH",
            ["Feedback:Recipient"] = "operator@example.com",
        });
        using var sent = await with.PostAsync(Json(Form), Feedback);
        await ProblemAssert.IsSentAsync(sent);
        Assert.Equal("feedback@163.com", with.Sandbox.Inbox.Messages[0].MailFrom);
        Assert.Equal(["operator@example.com"], with.Sandbox.Inbox.Messages[0].Recipients);
    }

    [Theory]
    [InlineData("""{"topic":"other","text":"x"}""", "topic")]
    [InlineData("""{"text":"x"}""", "topic")]
    [InlineData("""{"topic":"idea","text":""}""", "text")]
    [InlineData("""{"topic":"idea","text":null}""", "text")]
    [InlineData("""{"topic":"idea","text":"x","replyTo":"nobody"}""", "replyTo")]
    [InlineData("""{"topic":"idea","text":"x","account":{"address":"a@b.c","authorizationCode":"x"}}""", "account.address")]
    public async Task A_wrong_feedback_form_names_its_field(string json, string field)
    {
        await using var service = await TestService.StartAsync();
        using var response = await service.PostAsync(Json(json), Feedback);
        await ProblemAssert.IsInvalidAtAsync(response, field);
        Assert.Equal(0, service.Sandbox.Conversations.Count);
    }

    [Fact]
    public async Task A_text_of_4001_characters_is_too_long()
    {
        await using var service = await TestService.StartAsync();
        var form = JsonSerializer.Serialize(new { topic = "idea", text = new string('a', 4001) });
        using var response = await service.PostAsync(Json(form), Feedback);
        await ProblemAssert.IsInvalidAtAsync(response, "text");
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");
}
