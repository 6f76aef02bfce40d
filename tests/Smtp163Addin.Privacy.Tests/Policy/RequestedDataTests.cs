using System.Text.Json.Nodes;
using Smtp163Addin.Tests;
using Xunit;

namespace Smtp163Addin.Privacy.Tests.Policy;

/// <summary>
/// What the service takes from a user is the draft, the account and the feedback form. An unknown member is refused by other tests,
/// so what has no place here does not come in.
/// </summary>
public sealed class RequestedDataTests
{
    // A new member here is new data about a user: it needs a word in the policy, and so a new version of it.
    private static readonly Dictionary<string, string[]> Requested = new()
    {
        ["AccountRequest"] = ["address", "authorizationCode", "displayName"],
        ["AttachmentRequest"] = ["name", "contentType", "size", "contentId"],
        ["BodyRequest"] = ["html", "text"],
        ["FeedbackRequest"] = ["topic", "text", "replyTo", "account"],
        ["MailboxRequest"] = ["name", "address"],
        ["MessageRequest"] =
        [
            "account", "messageId", "subject", "to", "cc", "bcc", "replyTo", "body", "importance", "inReplyTo", "references",
            "requestReadReceipt", "attachments",
        ],
        ["VerifyRequest"] = ["address", "authorizationCode"],
    };

    private static readonly JsonObject Contract = JsonNode.Parse(File.ReadAllText(Repository.PathOf("addin-web", "openapi.json")))!.AsObject();

    [Fact]
    [Trait("Promise", "P4")]
    public void The_contract_asks_for_nothing_but_the_draft_the_account_and_feedback()
    {
        var schemas = Contract["components"]!["schemas"]!.AsObject()
            .Where(schema => schema.Key.EndsWith("Request", StringComparison.Ordinal))
            .ToDictionary(schema => schema.Key, schema => schema.Value!["properties"]!.AsObject().Select(member => member.Key).ToArray());

        Assert.Equal(Requested.Keys.Order(), schemas.Keys.Order());
        Assert.All(Requested, request => Assert.Equal(request.Value.Order(), schemas[request.Key].Order()));
    }

    [Fact]
    [Trait("Promise", "P4")]
    public void No_header_cookie_or_address_carries_anything()
    {
        var operations = Contract["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject());

        Assert.All(operations, operation => Assert.Null(operation.Value!["parameters"]));
    }
}
