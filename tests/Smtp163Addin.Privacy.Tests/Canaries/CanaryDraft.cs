using System.Text;
using System.Text.Json.Nodes;

namespace Smtp163Addin.Privacy.Tests.Canaries;

/// <summary>A draft with everything that a draft can have, and a canary in each field.</summary>
internal sealed class CanaryDraft
{
    private const int Repetitions = 400;

    private readonly JsonObject _message;

    /// <summary>Writes the draft.</summary>
    /// <param name="canary">Gives the words.</param>
    public CanaryDraft(Canary canary)
    {
        Code = canary.Word();
        Address = canary.Word() + "@163.com";

        // Repeated, so that its base64 holds the word at every place within a line.
        Attachment = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat($"{canary.Word()} filler ", Repetitions)));
        _message = new JsonObject
        {
            ["account"] = new JsonObject
            {
                ["address"] = Address,
                ["authorizationCode"] = Code,
                ["displayName"] = canary.Word() + " é",
            },
            ["messageId"] = canary.Uuid(),
            ["subject"] = canary.Word() + " 春",
            ["to"] = Mailboxes(canary),
            ["cc"] = Mailboxes(canary),
            ["bcc"] = Mailboxes(canary),
            ["replyTo"] = Mailboxes(canary),
            ["body"] = new JsonObject { ["html"] = $"<p>{canary.Word()} ü</p>", ["text"] = canary.Word() },
            ["importance"] = "high",
            ["inReplyTo"] = $"<{canary.Word()}@example.com>",
            ["references"] = new JsonArray($"<{canary.Word()}@example.com>"),
            ["requestReadReceipt"] = true,
            ["attachments"] = new JsonArray(new JsonObject
            {
                ["name"] = canary.Word() + ".txt",
                ["contentType"] = $"text/plain; name={canary.Word()}",
                ["size"] = Attachment.Length,
                ["contentId"] = canary.Word() + "@example.com",
            }),
        };
    }

    /// <summary>The authorization code.</summary>
    public string Code { get; }

    /// <summary>The account's address.</summary>
    public string Address { get; }

    /// <summary>The <c>message</c> part.</summary>
    public string Message => _message.ToJsonString();

    /// <summary>The attachment's bytes.</summary>
    public byte[] Attachment { get; }

    private static JsonArray Mailboxes(Canary canary) =>
        [new JsonObject { ["name"] = canary.Word(), ["address"] = canary.Word() + "@example.com" }];
}
