using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Smtp163Addin.Api.Accounts;
using Smtp163Addin.Api.Feedback;
using Smtp163Addin.Api.Messages;
using Smtp163Addin.Api.Problems;
using Smtp163Addin.Api.Requests;
using Smtp163Addin.Api.Settings;

namespace Smtp163Addin.Api.Contract;

/// <summary>Says of the types what their C# declarations cannot: fixed words, required members, that unknown members are refused.</summary>
internal static class SchemaRules
{
    /// <summary>Answers in which every member is always there.</summary>
    private static readonly Type[] CompleteAnswers = [typeof(MessageSent), typeof(AccountAccepted)];

    /// <summary>Completes a schema.</summary>
    public static Task ApplyAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (RequestJson.Types.Contains(type))
        {
            schema.AdditionalPropertiesAllowed = false;
        }

        if (CompleteAnswers.Contains(type))
        {
            schema.Required = schema.Properties?.Keys.ToHashSet(StringComparer.Ordinal);
        }

        foreach (var name in schema.Required ?? new HashSet<string>())
        {
            if (schema.Properties?[name] is OpenApiSchema member)
            {
                member.Type &= ~JsonSchemaType.Null;
            }
        }

        if (context.JsonPropertyInfo is { } property && WordsOf(property.DeclaringType, property.Name) is { } words)
        {
            schema.Enum = [.. words.Select(word => word is null ? JsonNullSentinel.JsonNull : JsonValue.Create(word))];
        }

        return Task.CompletedTask;
    }

    /// <summary>The name of a type in the document.</summary>
    public static string NameOf(Type type) => type switch
    {
        _ when type == typeof(ProblemBody) => "Problem",
        _ when type == typeof(ReplyBody) => "Reply",
        _ when type == typeof(MessageSent) => "SentResponse",
        _ when type == typeof(AccountAccepted) => "AcceptedResponse",
        _ when type == typeof(ServiceSettings) => "SettingsResponse",
        _ => type.Name,
    };

    private static IEnumerable<string?>? WordsOf(Type type, string member) => member switch
    {
        "code" when type == typeof(ProblemBody) => ProblemCatalogue.All.Select<ProblemCode, string?>(ProblemCatalogue.NameOf),
        "delivered" when type == typeof(ProblemBody) => ["no", "unknown"],
        "status" when type == typeof(MessageSent) => ["sent"],
        "status" when type == typeof(AccountAccepted) => ["accepted"],
        "mode" when type == typeof(SettingsAuthentication) => ["Anonymous", "EntraId"],
        "importance" when type == typeof(MessageRequest) => ["low", "normal", "high", null],
        "topic" when type == typeof(FeedbackRequest) => ["problem", "idea", "privacy", "deletion"],
        _ => null,
    };
}
