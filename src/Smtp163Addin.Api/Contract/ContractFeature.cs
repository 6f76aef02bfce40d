using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Smtp163Addin.Api.Contract;

/// <summary>The doors of this feature: the contract as an OpenAPI document, from which the pane's types are generated.</summary>
internal static class ContractFeature
{
    private const string DocumentName = "v1";

    /// <summary>Adds what describes the API.</summary>
    public static void AddContract(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.RespectNullableAnnotations = true;
        });
        services.AddOpenApi(DocumentName, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.CreateSchemaReferenceId = static type =>
                OpenApiOptions.CreateDefaultSchemaReferenceId(type) is null ? null : SchemaRules.NameOf(type.Type);
            options.AddDocumentTransformer(static (document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "163 SMTP Email Sender",
                    Version = DocumentName,
                    Description = "Relays one draft to smtp.163.com within one request and keeps nothing. Every answer carries Cache-Control: no-store.",
                };

                // The address of whoever asks is not part of the contract.
                document.Servers = null;
                return Task.CompletedTask;
            });
            options.AddSchemaTransformer(SchemaRules.ApplyAsync);
            options.AddOperationTransformer(ProblemResponses.ApplyAsync);
            options.AddOperationTransformer(RequestBodies.ApplyAsync);
        });
    }

    /// <summary>Maps <c>GET /openapi/v1.json</c>.</summary>
    public static void MapContract(this IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi("/openapi/{documentName}.json");
}
