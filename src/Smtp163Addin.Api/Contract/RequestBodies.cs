using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Smtp163Addin.Api.Accounts;
using Smtp163Addin.Api.Feedback;
using Smtp163Addin.Api.Messages;
using Smtp163Addin.Api.Requests;

namespace Smtp163Addin.Api.Contract;

/// <summary>Describes the bodies, which the endpoints read by themselves and the framework therefore does not see.</summary>
internal static class RequestBodies
{
    private static readonly Type[] NamedTypes =
        [typeof(AccountRequest), typeof(MailboxRequest), typeof(BodyRequest), typeof(AttachmentRequest)];

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

        foreach (var named in NamedTypes.Append(type))
        {
            var schema = await context.GetOrCreateSchemaAsync(named, parameterDescription: null, cancellationToken);
            ReferToNamedTypes(schema, context.Document!);
            context.Document!.AddComponent(named.Name, schema);
        }

        var reference = new OpenApiSchemaReference(type.Name, context.Document);
        operation.RequestBody = type == typeof(MessageRequest) ? Multipart(reference) : Json(reference);
    }

    // The framework repeats a type wherever it stands, since it does not see these bodies; a client wants it once, by name.
    private static void ReferToNamedTypes(OpenApiSchema schema, OpenApiDocument document)
    {
        foreach (var (name, member) in schema.Properties?.ToList() ?? [])
        {
            var type = NamedTypeOf(name);
            if (type is null || member is not OpenApiSchema inline || inline.Properties is null && inline.Items is null)
            {
                continue;
            }

            var reference = new OpenApiSchemaReference(type.Name, document);
            if (inline.Items is not null)
            {
                inline.Items = reference;
            }
            else if (schema.Required?.Contains(name) == true)
            {
                schema.Properties![name] = reference;
            }
            else
            {
                schema.Properties![name] = new OpenApiSchema
                {
                    Description = inline.Description,
                    OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, reference],
                };
            }
        }
    }

    private static Type? NamedTypeOf(string member) => member switch
    {
        "account" => typeof(AccountRequest),
        "body" => typeof(BodyRequest),
        "to" or "cc" or "bcc" or "replyTo" => typeof(MailboxRequest),
        "attachments" => typeof(AttachmentRequest),
        _ => null,
    };

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
