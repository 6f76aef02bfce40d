using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Smtp163Addin.Api.Tests.Attacks;

/// <summary>Drafts as the pane posts them, for an attacker to change.</summary>
internal static class Drafts
{
    public const string Boundary = "the-boundary";

    /// <summary>A draft that is accepted as it stands.</summary>
    public static JsonObject Harmless() => JsonNode.Parse(
        """
        {
          "account": { "address": "someone@163.com", "authorizationCode": "ABCDEFGHIJKLMNOP" },
          "subject": "A subject",
          "to": [{ "name": "A name", "address": "recipient@example.com" }],
          "body": { "text": "A text" }
        }
        """)!.AsObject();

    /// <summary>The same with one change.</summary>
    public static JsonObject With(Action<JsonObject> change)
    {
        var draft = Harmless();
        change(draft);
        return draft;
    }

    /// <summary>A request that posts a draft, with the bytes of its attachments.</summary>
    public static HttpRequestMessage Post(JsonObject draft, params byte[][] attachments) =>
        PostText(draft.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), attachments);

    /// <summary>The same from JSON that need not be valid.</summary>
    public static HttpRequestMessage PostText(string json, params byte[][] attachments)
    {
#pragma warning disable CA2000 // The request owns it.
        var body = new MultipartFormDataContent(Boundary);
        body.Add(new StringContent(json, Encoding.UTF8, "application/json"), "message");
        foreach (var attachment in attachments)
        {
            body.Add(new ByteArrayContent(attachment), "attachment", "ignored");
        }
#pragma warning restore CA2000

        return new HttpRequestMessage(HttpMethod.Post, "/api/v1/messages") { Content = body };
    }

    /// <summary>A request that tries a login.</summary>
    public static HttpRequestMessage Verify(string code = "ABCDEFGHIJKLMNOP", string address = "someone@163.com") => new(HttpMethod.Post, "/api/v1/accounts/verify")
    {
        Content = new StringContent(
            JsonSerializer.Serialize(new { address, authorizationCode = code }), Encoding.UTF8, "application/json"),
    };
}
