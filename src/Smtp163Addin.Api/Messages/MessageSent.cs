using System.ComponentModel;
using Smtp163Addin.Api.Problems;

namespace Smtp163Addin.Api.Messages;

/// <summary>The answer to a message that 163 took.</summary>
internal sealed record MessageSent
{
    [Description("Said only after 163's final 250.")]
    public string Status { get; } = "sent";

    [Description("The message id with angle brackets.")]
    public required string MessageId { get; init; }

    [Description("How many addresses the mail went to, each once.")]
    public required int Recipients { get; init; }

    public required ReplyBody Reply { get; init; }

    public override string ToString() => nameof(MessageSent);
}
