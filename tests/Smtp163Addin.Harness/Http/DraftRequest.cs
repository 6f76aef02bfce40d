using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Smtp163Addin.Drafts;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Harness.Http;

/// <summary>Writes a draft as the contract's <c>multipart/form-data</c>.</summary>
public static class DraftRequest
{
    /// <summary>The path it is posted to.</summary>
    public static readonly Uri Path = new("/api/v1/messages", UriKind.Relative);

    /// <summary>The whole body.</summary>
    public static MultipartFormDataContent Of(DraftCase draft)
    {
        var body = new MultipartFormDataContent { { Message(draft.Draft), "message" } };
        foreach (var content in draft.Contents)
        {
            var part = new StreamContent(content.Open());
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            body.Add(part, "attachment", "attachment");
        }

        return body;
    }

    private static StringContent Message(Draft draft)
    {
        var message = new JsonObject
        {
            ["account"] = new JsonObject
            {
                ["address"] = draft.Account.Address,
                ["authorizationCode"] = draft.Account.AuthorizationCode,
                ["displayName"] = draft.Account.DisplayName,
            },
            ["messageId"] = draft.MessageId[..draft.MessageId.IndexOf('@', StringComparison.Ordinal)],
            ["subject"] = draft.Subject,
            ["to"] = Mailboxes(draft.To),
            ["cc"] = Mailboxes(draft.Cc),
            ["bcc"] = Mailboxes(draft.Bcc),
            ["replyTo"] = Mailboxes(draft.ReplyTo),
            ["body"] = new JsonObject { ["html"] = draft.Body.Html, ["text"] = draft.Body.Text },
            ["importance"] = draft.Importance switch { Importance.Low => "low", Importance.High => "high", _ => "normal" },
            ["inReplyTo"] = draft.InReplyTo is null ? null : $"<{draft.InReplyTo}>",
            ["references"] = new JsonArray([.. draft.References.Select(reference => JsonValue.Create($"<{reference}>"))]),
            ["requestReadReceipt"] = draft.RequestReadReceipt,
            ["attachments"] = new JsonArray([.. draft.Attachments.Select(Announcement)]),
        };
        return new StringContent(message.ToJsonString(), new MediaTypeHeaderValue("application/json"));
    }

    private static JsonArray Mailboxes(IEnumerable<Mailbox> mailboxes) =>
        [.. mailboxes.Select(mailbox => new JsonObject { ["name"] = mailbox.Name, ["address"] = mailbox.Address })];

    private static JsonObject Announcement(Attachment attachment) => new()
    {
        ["name"] = attachment.Name,
        ["contentType"] = attachment.ContentType,
        ["size"] = attachment.Size,
        ["contentId"] = attachment.ContentId,
    };
}
