using System.Text.Json;
using System.Text.Json.Serialization;
using Smtp163Addin.Api.Accounts;
using Smtp163Addin.Api.Feedback;
using Smtp163Addin.Api.Messages;

namespace Smtp163Addin.Api.Requests;

/// <summary>Reads requests: unknown and doubled members, numbers as texts, comments and trailing commas are refused.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Strict,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    MaxDepth = 8,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(MessageRequest))]
[JsonSerializable(typeof(VerifyRequest))]
[JsonSerializable(typeof(FeedbackRequest))]
internal sealed partial class RequestJson : JsonSerializerContext
{
    /// <summary>The types whose member names may be repeated in an error.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        typeof(MessageRequest), typeof(AccountRequest), typeof(MailboxRequest), typeof(BodyRequest), typeof(AttachmentRequest),
        typeof(VerifyRequest), typeof(FeedbackRequest),
    ];
}
