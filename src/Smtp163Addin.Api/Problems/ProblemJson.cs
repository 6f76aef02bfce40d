using System.Text.Json;
using System.Text.Json.Serialization;

namespace Smtp163Addin.Api.Problems;

/// <summary>Writes problems.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ProblemBody))]
internal sealed partial class ProblemJson : JsonSerializerContext;
