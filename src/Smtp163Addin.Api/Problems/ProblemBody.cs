using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Smtp163Addin.Api.Problems;

/// <summary>A problem on the wire (RFC 9457) with this contract's members.</summary>
internal sealed record ProblemBody
{
    [Description("A page of this service that explains the code, relative to the service's origin.")]
    public required string Type { get; init; }

    [Description("What the code means, in English.")]
    public required string Title { get; init; }

    [Description("The HTTP status.")]
    public required int Status { get; init; }

    [Description("What happened; the only member that a client needs to switch on.")]
    public required string Code { get; init; }

    [Description("Whether the same request may succeed later.")]
    public required bool Retryable { get; init; }

    [Description("Whether anything was delivered: \"no\", or \"unknown\" when the mail may have been sent.")]
    public required string Delivered { get; init; }

    [Description("Finds the request in the operator's log.")]
    public required string TraceId { get; init; }

    [Description("163's own words, IP addresses removed.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReplyBody? Reply { get; init; }

    [Description("The recipients that 163 refused, as given.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Recipients { get; init; }

    [Description("What is wrong, by the path of the field.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    [Description("Whole seconds until another try is worth it; the same as Retry-After.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? RetryAfterSeconds { get; init; }

    public override string ToString() => nameof(ProblemBody);
}
