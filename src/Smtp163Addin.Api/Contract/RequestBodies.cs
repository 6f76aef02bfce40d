using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Smtp163Addin.Api.Accounts;
using Smtp163Addin.Api.Feedback;
using Smtp163Addin.Api.Messages;

namespace Smtp163Addin.Api.Contract;

/// <summary>Describes the bodies, which the endpoints read by themselves and the framework therefore does not see.</summary>
internal static class RequestBodies
{
    /// <summary>Adds the body to an operation.</summary>
    public static async Task ApplyAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var type = operation.OperationId switch
        {
            "sendMessage" => typeof(MessageRequest),
            "verifyAccount" => typeof(VerifyRequest),
            "sendFeedback" => typeof(FeedbackRequest),
            _ => null,
        };
        if (type is null)
        {
            return;
        }

        var schema = await context.GetOrCreateSchemaAsync(type, parameterDescription: null, cancellationToken);
        context.Document!.AddComponent(type.Name, schema);
        var reference = new OpenApiSchemaReference(type.Name, context.Document);
        operation.RequestBody = type == typeof(MessageRequest) ? Multipart(reference) : Json(reference);
    }

    private static OpenApiRequestBody Json(OpenApiSchemaReference schema) => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = schema } },
    };

    private static OpenApiRequestBody Multipart(OpenApiSchemaReference message) => new()
    {
        Required = true,
        Description = "The first part is message. After it come the attachments as raw bytes, in the order and with the sizes that message announces.",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["multipart/form-data"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "message" },
                    AdditionalPropertiesAllowed = false,
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["message"] = message,
                        ["attachment"] = new OpenApiSchema
                        {
                            Type = JsonSchemaType.Array,
                            MaxItems = DraftChecks.MostAttachments,
                            Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                        },
                    },
                },
                Encoding = new Dictionary<string, OpenApiEncoding>
                {
                    ["message"] = new() { ContentType = "application/json" },
                    ["attachment"] = new() { ContentType = "application/octet-stream" },
                },
            },
        },
    };
}
