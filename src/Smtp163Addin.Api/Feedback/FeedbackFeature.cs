using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Api.Limits;
using Smtp163Addin.Api.Messages;
using Smtp163Addin.Api.Requests;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Api.Feedback;

/// <summary>The doors of this feature: the pane's feedback form.</summary>
internal static class FeedbackFeature
{
    /// <summary>Maps <c>POST /feedback</c>.</summary>
    public static void MapFeedback(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/feedback", static (HttpContext context, GuardedRelay relay, ServiceConfiguration configuration) =>
                SendAsync(context, relay, configuration.Feedback))
            .WithName("sendFeedback")
            .WithSummary("Send feedback to the operator as an ordinary mail through 163")
            .Produces<MessageSent>();

    private static async Task<IResult> SendAsync(HttpContext context, GuardedRelay relay, FeedbackMailboxes mailboxes)
    {
        var (request, problem) = await SmallJsonBody.ReadAsync(context.Request, RequestJson.Default.FeedbackRequest);
        if (request is null)
        {
            return Answer.With(context, problem!);
        }

        var errors = new FieldErrors();
        return FeedbackMail.Compose(request, mailboxes, errors) is { } draft
            ? await relay.SendAsync(context, draft, NoAttachments.Instance, context.RequestAborted)
            : Answer.With(context, errors.ToProblem());
    }
}
