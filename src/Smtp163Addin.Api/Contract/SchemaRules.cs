using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Smtp163Addin.Api.Accounts;
using Smtp163Addin.Api.Messages;
using Smtp163Addin.Api.Problems;
using Smtp163Addin.Api.Requests;
using Smtp163Addin.Api.Settings;

namespace Smtp163Addin.Api.Contract;

/// <summary>Says of the types what their C# declarations cannot: fixed words, and that unknown members are refused.</summary>
internal static class SchemaRules
{
    /// <summary>Completes a schema.</summary>
    public static Task ApplyAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (context.JsonPropertyInfo is null && RequestJson.Types.Contains(type))
        {
            schema.AdditionalPropertiesAllowed = false;
        }

        if (context.JsonPropertyInfo is { } property && WordsOf(property.DeclaringType, property.Name) is { } words)
        {
            schema.Enum = [.. words.Select(word => (JsonNode)JsonValue.Create(word))];
        }

        return Task.CompletedTask;
    }

    private static IEnumerable<string>? WordsOf(Type type, string member) => member switch
    {
        "code" when type == typeof(ProblemBody) => ProblemCatalogue.All.Select(ProblemCatalogue.NameOf),
        "delivered" when type == typeof(ProblemBody) => ["no", "unknown"],
        "status" when type == typeof(MessageSent) => ["sent"],
        "status" when type == typeof(AccountAccepted) => ["accepted"],
        "mode" when type == typeof(SettingsAuthentication) => ["Anonymous", "EntraId"],
        _ => null,
    };
}
