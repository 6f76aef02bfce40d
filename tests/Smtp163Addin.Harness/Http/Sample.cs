using System.Text.Json.Nodes;

namespace Smtp163Addin.Harness.Http;

/// <summary>Messages for the wire.</summary>
public static class Sample
{
    /// <summary>A message with everything that is required.</summary>
    public static JsonObject Message() => new()
    {
        ["account"] = new JsonObject { ["address"] = "someone@163.com", ["authorizationCode"] = "ABCDEFGHIJKLMNOP" },
        ["subject"] = "Figures for March",
        ["to"] = new JsonArray(new JsonObject { ["address"] = "reader@example.com" }),
        ["body"] = new JsonObject { ["text"] = "Good morning, the figures are below." },
    };

    /// <summary>The same with changes.</summary>
    public static string Message(Action<JsonObject> change)
    {
        var message = Message();
        change(message);
        return message.ToJsonString();
    }

    /// <summary>The same with attachments of these sizes announced.</summary>
    public static string WithAttachments(params IReadOnlyList<long> sizes) => Message(message =>
        message["attachments"] = new JsonArray(
            [.. sizes.Select((size, index) => (JsonNode)new JsonObject { ["name"] = $"file-{index}.bin", ["size"] = size })]));
}
