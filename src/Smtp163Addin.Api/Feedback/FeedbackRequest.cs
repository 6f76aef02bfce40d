using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Smtp163Addin.Api.Requests;

namespace Smtp163Addin.Api.Feedback;

/// <summary>The body of <c>POST /feedback</c>.</summary>
internal sealed record FeedbackRequest
{
    /// <summary>The longest text, in UTF-16 code units.</summary>
    public const int LongestText = 4000;

    [Required]
    [AllowedValues("problem", "idea", "privacy", "deletion")]
    [Description("What it is about.")]
    public string? Topic { get; init; }

    [Required]
    [StringLength(LongestText, MinimumLength = 1)]
    [Description("The text.")]
    public string? Text { get; init; }

    [Description("Where an answer may go.")]
    public string? ReplyTo { get; init; }

    [Description("The user's own account, from whose mailbox it is then sent.")]
    public AccountRequest? Account { get; init; }

    public override string ToString() => nameof(FeedbackRequest);
}
