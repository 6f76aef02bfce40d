using System.ComponentModel;

namespace Smtp163Addin.Api.Messages;

/// <summary>The body of a message on the wire; at least one of the two forms.</summary>
internal sealed record BodyRequest
{
    [Description("Sent unmodified but for newlines, which become CRLF.")]
    public string? Html { get; init; }

    [Description("The plain form; without it, it is derived from the HTML.")]
    public string? Text { get; init; }

    public override string ToString() => nameof(BodyRequest);
}
