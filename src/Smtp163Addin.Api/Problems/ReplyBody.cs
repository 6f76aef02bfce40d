using System.ComponentModel;
using Smtp163Addin.Relay.Outcomes;

namespace Smtp163Addin.Api.Problems;

/// <summary>163's reply on the wire.</summary>
internal sealed record ReplyBody
{
    [Description("The SMTP reply code, 200 to 599.")]
    public required int Code { get; init; }

    [Description("163's own words, IP addresses removed, lines joined by a newline.")]
    public required string Text { get; init; }

    public static ReplyBody From(SmtpReply reply) => new() { Code = reply.Code, Text = reply.Text };

    public override string ToString() => nameof(ReplyBody);
}
