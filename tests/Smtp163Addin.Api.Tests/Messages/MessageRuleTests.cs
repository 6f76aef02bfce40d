using System.Text;
using System.Text.Json.Nodes;
using Smtp163Addin.Harness.Http;
using Smtp163Addin.Harness.InProcess;
using Xunit;

namespace Smtp163Addin.Api.Tests.Messages;

/// <summary>The contract's rules for the <c>message</c> part: each broken rule names its field, and no conversation begins.</summary>
public sealed class MessageRuleTests
{
    private static readonly (string Name, string Field, Action<JsonObject> Change)[] Broken =
    [
        ("no account", "account", message => message.Remove("account")),
        ("null account", "account", message => message["account"] = null),
        ("another domain", "account.address", message => message["account"]!["address"] = "someone@example.com"),
        ("no address", "account.address", message => message["account"]!["address"] = null),
        ("no code", "account.authorizationCode", message => message["account"]!["authorizationCode"] = " \u00a0\u3000"),
        ("code outside ASCII", "account.authorizationCode", message => message["account"]!["authorizationCode"] = "ABCÉ"),
        ("code too long", "account.authorizationCode", message => message["account"]!["authorizationCode"] = new string('a', 65)),
        ("control in name", "account.displayName", message => message["account"]!["displayName"] = "a\u0085b"),
        ("message id", "messageId", message => message["messageId"] = "not-a-uuid"),
        ("subject too long", "subject", message => message["subject"] = new string('a', 999)),
        ("line break in subject", "subject", message => message["subject"] = "a\r\nBcc: x@example.com"),
        ("tab in subject", "subject", message => message["subject"] = "a\tb"),
        ("line separator in subject", "subject", message => message["subject"] = "a\u2028b"),
        ("no recipient", "to", message => message["to"] = new JsonArray()),
        ("null recipient", "to[0].address", message => message["to"] = new JsonArray((JsonNode?)null)),
        ("recipient without address", "cc[0].address", message => message["cc"] = new JsonArray(new JsonObject { ["name"] = "x" })),
        ("local part outside ASCII", "bcc[0].address", message => message["bcc"] = Mailboxes("josé@example.com")),
        ("domain literal", "to[0].address", message => message["to"] = Mailboxes("a@[127.0.0.1]")),
        ("comment", "to[0].address", message => message["to"] = Mailboxes("a(b)@example.com")),
        ("second recipient", "to[1].address", message => message["to"] = Mailboxes("a@example.com", "b")),
        ("reply address", "replyTo[0].address", message => message["replyTo"] = Mailboxes("a b@example.com")),
        ("name too long", "to[0].name", message => message["to"]![0]!["name"] = new string('n', 513)),
        ("no body", "body", message => message["body"] = null),
        ("empty body object", "body", message => message["body"] = new JsonObject()),
        ("importance", "importance", message => message["importance"] = "High"),
        ("in reply to", "inReplyTo", message => message["inReplyTo"] = "<a b>"),
        ("reference", "references[1]", message => message["references"] = new JsonArray("<a@b>", "<>")),
        ("many references", "references", message => message["references"] = new JsonArray([.. Enumerable.Repeat("<a@b>", 101)])),
        ("size missing", "attachments[0].size", message => message["attachments"] = Attachments(new JsonObject { ["name"] = "a" })),
        ("size negative", "attachments[0].size", message => message["attachments"] = Attachments(new JsonObject { ["size"] = -1 })),
        ("file name", "attachments[0].name", message => message["attachments"] = Attachments(new JsonObject { ["size"] = 0, ["name"] = "a\nb" })),
        ("content type", "attachments[0].contentType", message => message["attachments"] = Attachments(new JsonObject { ["size"] = 0, ["contentType"] = "text/plain\r\nX: y" })),
        ("content id", "attachments[0].contentId", message => message["attachments"] = Attachments(new JsonObject { ["size"] = 0, ["contentId"] = "<a>" })),
        ("content id twice", "attachments[1].contentId", message => message["attachments"] = Attachments(
            new JsonObject { ["size"] = 0, ["contentId"] = "a@b" }, new JsonObject { ["size"] = 0, ["contentId"] = "a@b" })),
        ("many attachments", "attachments", message => message["attachments"] = Attachments(
            [.. Enumerable.Range(0, 101).Select(_ => new JsonObject { ["size"] = 0 })])),
    ];

    private static readonly (string Name, string Field, string Json)[] NotStrict =
    [
        ("not JSON", "message", "{"),
        ("empty", "message", ""),
        ("null", "message", "null"),
        ("an array", "message", "[]"),
        ("trailing text", "message", "{} x"),
        ("comment", "message", "{ /* */ }"),
        ("unknown member", "message", """{"recipients":[]}"""),
        ("member in another case", "message", """{"Subject":"x"}"""),
        ("number as string", "attachments[0].size", """{"attachments":[{"size":"1"}]}"""),
        ("fraction", "attachments[0].size", """{"attachments":[{"size":1.5}]}"""),
        ("number beyond", "attachments[0].size", """{"attachments":[{"size":9223372036854775808}]}"""),
        ("boolean as string", "requestReadReceipt", """{"requestReadReceipt":"true"}"""),
        ("number as subject", "subject", """{"subject":1}"""),
        ("lone surrogate", "subject", """{"subject":"\ud800"}"""),
        ("text as list", "to", """{"to":"a@example.com"}"""),
        ("deep", "message", string.Concat(Enumerable.Repeat("""{"account":""", 100))),
    ];

    public static TheoryData<string> BrokenNames => [.. Broken.Select(row => row.Name)];

    public static TheoryData<string> NotStrictNames => [.. NotStrict.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(BrokenNames))]
    public async Task A_broken_rule_names_its_field(string name)
    {
        var row = Broken.Single(candidate => candidate.Name == name);
        await using var service = await TestService.StartAsync();

        using var response = await service.SendAsync(Sample.Message(row.Change));

        await ProblemAssert.IsInvalidAtAsync(response, row.Field);
        Assert.Equal(0, service.Sandbox.Conversations.Count);
    }

    [Theory]
    [MemberData(nameof(NotStrictNames))]
    public async Task Json_that_is_not_strict_is_refused(string name)
    {
        var row = NotStrict.Single(candidate => candidate.Name == name);
        await using var service = await TestService.StartAsync();

        using var response = await service.SendAsync(row.Json);

        await ProblemAssert.IsAsync(response, "invalid_request", 400);
        Assert.Equal(0, service.Sandbox.Conversations.Count);
    }

    [Theory]
    [InlineData("""{"subject":"a","subject":"b"}""")]
    [InlineData("""{"subject":"a","s\u0075bject":"b"}""")]
    [InlineData("""{"subject":"a","Subject":"b"}""")]
    [InlineData("""{"account":{"address":"a","address":"b"}}""")]
    public async Task A_doubled_member_is_refused(string json)
    {
        await using var service = await TestService.StartAsync();
        using var response = await service.SendAsync(json);
        await ProblemAssert.IsAsync(response, "invalid_request", 400);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused()
    {
        await using var service = await TestService.StartAsync();
        var text = Upload.MessagePart(Sample.Message(message => message["subject"] = "LATIN")) + Upload.End;
        var body = Encoding.Latin1.GetBytes(text.Replace("LATIN", "caf\u00e9", StringComparison.Ordinal));

        using var response = await service.PostAsync(Upload.Raw(body));

        await ProblemAssert.IsInvalidAtAsync(response, "subject");
    }

    [Fact]
    public async Task Names_and_values_of_the_request_are_not_repeated()
    {
        const string Secret = "a-word-of-the-sender";
        await using var service = await TestService.StartAsync();
        string[] requests =
        [
            $$"""{"{{Secret}}":1}""",
            "{\"account\":{\"" + Secret + "\":1}}",
            Sample.Message(message => message["account"]!["address"] = $"{Secret}@example.com"),
            Sample.Message(message => message["to"]![0]!["address"] = $"{Secret}@[x]"),
            Sample.Message(message => message["importance"] = Secret),
            Sample.Message(message => message["messageId"] = Secret),
            Sample.Message(message => message["attachments"] = Attachments(new JsonObject { ["name"] = Secret + ".exe\n", ["size"] = 1 })),
            Sample.Message(message => message["attachments"] = Attachments(new JsonObject { ["name"] = Secret + ".vbs", ["size"] = 1 })),
        ];
        foreach (var request in requests)
        {
            using var response = await service.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True((int)response.StatusCode is 400 or 422, text);
            Assert.DoesNotContain(Secret, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Null_is_the_same_as_absent_where_the_contract_allows_it()
    {
        await using var service = await TestService.StartAsync();
        using var response = await service.SendAsync(Sample.Message(message =>
        {
            foreach (var member in new[] { "messageId", "cc", "bcc", "replyTo", "importance", "inReplyTo", "references", "requestReadReceipt", "attachments", "subject" })
            {
                message[member] = null;
            }

            message["account"]!["displayName"] = null;
            message["to"]![0]!["name"] = null;
            message["body"]!["html"] = null;
        }));
        await ProblemAssert.IsSentAsync(response);
    }

    [Fact]
    public async Task A_message_id_of_the_client_is_kept()
    {
        await using var service = await TestService.StartAsync();
        using var response = await service.SendAsync(Sample.Message(message => message["messageId"] = "0d0e6c0a-2b53-4a5e-9c1f-3f6d1a2b4c5d"));
        var sent = await ProblemAssert.IsSentAsync(response);
        Assert.Equal("<0d0e6c0a-2b53-4a5e-9c1f-3f6d1a2b4c5d@163.com>", sent.GetProperty("messageId").GetString());
    }

    [Theory]
    [InlineData("run.vbs")]
    [InlineData("RUN.BAT")]
    [InlineData("run.js. . ")]
    public async Task A_kind_of_file_that_163_refuses_is_refused_before_163_is_asked(string name)
    {
        await using var service = await TestService.StartAsync();
        using var response = await service.SendAsync(
            Sample.Message(message => message["attachments"] = Attachments(new JsonObject { ["name"] = name, ["size"] = 1 })), [1]);
        var problem = await ProblemAssert.IsAsync(response, "attachment_refused", 422);
        Assert.True(problem.GetProperty("errors").TryGetProperty("attachments[0].name", out _));
        Assert.Equal(0, service.Sandbox.Conversations.Count);
    }

    [Fact]
    public async Task Too_many_recipients_are_too_large_whatever_else_is_wrong()
    {
        await using var service = await TestService.StartAsync(new Dictionary<string, string> { ["Limits:Recipients"] = "3" });
        using var response = await service.SendAsync(Sample.Message(message =>
        {
            message["to"] = Mailboxes("a@example.com", "a@example.com");
            message["cc"] = Mailboxes("not an address");
            message["bcc"] = Mailboxes("b@example.com");
        }));
        await ProblemAssert.IsAsync(response, "payload_too_large", 413);
    }

    private static JsonArray Mailboxes(params IEnumerable<string> addresses) =>
        [.. addresses.Select(address => (JsonNode)new JsonObject { ["address"] = address })];

    private static JsonArray Attachments(params IEnumerable<JsonObject> attachments) => [.. attachments.Select(attachment => (JsonNode)attachment)];
}
