using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Smtp163Addin.Api.Problems;

namespace Smtp163Addin.Api.Contract;

/// <summary>Names, for every operation, the statuses and codes that it can answer with.</summary>
internal static class ProblemResponses
{
    /// <summary>What every path under <c>/api</c> can answer, whatever it does.</summary>
    private static readonly ProblemCode[] Everywhere = [ProblemCode.Forbidden, ProblemCode.InternalError];

    private static readonly ProblemCode[] UploadsOnly = [ProblemCode.RecipientsRefused, ProblemCode.AttachmentRefused];

    private static readonly ProblemCode[] NeverOfAnOperation = [ProblemCode.NotFound, ProblemCode.MethodNotAllowed];

    /// <summary>Adds the responses to an operation.</summary>
    public static async Task ApplyAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), parameterDescription: null, cancellationToken);
        var name = SchemaRules.NameOf(typeof(ProblemBody));
        context.Document!.AddComponent(name, schema);
        operation.Responses ??= [];
        var byStatus = CodesOf(operation.OperationId)
            .SelectMany(code => ProblemCatalogue.StatusesOf(code).Select(status => (status, word: ProblemCatalogue.NameOf(code))))
            .GroupBy(pair => pair.status, pair => pair.word)
            .OrderBy(group => group.Key);
        foreach (var group in byStatus)
        {
            operation.Responses[group.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join(", ", group),
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ProblemResult.ContentType] = new() { Schema = new OpenApiSchemaReference(name, context.Document) },
                },
            };
        }
    }

    private static IEnumerable<ProblemCode> CodesOf(string? operation) => operation switch
    {
        "getSettings" => Everywhere,
        "verifyAccount" => ProblemCatalogue.All.Except(NeverOfAnOperation).Except(UploadsOnly).Except([ProblemCode.DeliveryUnknown]),
        _ => ProblemCatalogue.All.Except(NeverOfAnOperation),
    };
}
