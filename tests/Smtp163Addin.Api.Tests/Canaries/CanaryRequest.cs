using System.Text;
using System.Text.Json.Nodes;

namespace Smtp163Addin.Api.Tests.Canaries;

/// <summary>Requests with a canary in every field.</summary>
internal static class CanaryRequest
{
    /// <summary>A draft with everything that a draft can have, and its attachment.</summary>
    public static (string Message, byte[] Attachment) Draft(Canary canary)
    {
        var attachment = Encoding.ASCII.GetBytes(string.Join(' ', Enumerable.Range(0, 2000).Select(_ => "filler")) + canary.Word());
        var message = new JsonObject
        {
            ["account"] = new JsonObject
            {
                ["address"] = canary.Word() + "@163.com",
                ["authorizationCode"] = canary.Word(),
                ["displayName"] = canary.Word() + " é",
            },
            ["messageId"] = canary.Note(Guid.NewGuid().ToString("D")),
            ["subject"] = canary.Word() + " 春",
            ["to"] = Mailboxes(canary),
            ["cc"] = Mailboxes(canary),
            ["bcc"] = Mailboxes(canary),
            ["replyTo"] = Mailboxes(canary),
            ["body"] = new JsonObject { ["html"] = $"<p>{canary.Word()} ü</p>", ["text"] = canary.Word() },
            ["inReplyTo"] = $"<{canary.Word()}@example.com>",
            ["references"] = new JsonArray($"<{canary.Word()}@example.com>"),
            ["attachments"] = new JsonArray(new JsonObject
            {
                ["name"] = canary.Word() + ".txt",
                ["contentType"] = $"text/plain; name={canary.Word()}",
                ["size"] = attachment.Length,
                ["contentId"] = canary.Word() + "@example.com",
            }),
        };
        return (message.ToJsonString(), attachment);
    }

    private static JsonArray Mailboxes(Canary canary) =>
        [new JsonObject { ["name"] = canary.Word(), ["address"] = canary.Word() + "@example.com" }];
}
