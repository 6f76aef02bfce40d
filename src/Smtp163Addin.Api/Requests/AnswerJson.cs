using System.Text.Json;
using System.Text.Json.Serialization;
using Smtp163Addin.Api.Accounts;
using Smtp163Addin.Api.Messages;
using Smtp163Addin.Api.Settings;

namespace Smtp163Addin.Api.Requests;

/// <summary>Writes answers.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(MessageSent))]
[JsonSerializable(typeof(AccountAccepted))]
[JsonSerializable(typeof(ServiceSettings))]
internal sealed partial class AnswerJson : JsonSerializerContext;
