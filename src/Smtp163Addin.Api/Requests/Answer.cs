using Smtp163Addin.Api.Accounts;
using Smtp163Addin.Api.Messages;
using Smtp163Addin.Api.Problems;
using Smtp163Addin.Relay.Outcomes;

namespace Smtp163Addin.Api.Requests;

/// <summary>Retells what became of a request, and notes it for the log and for the account of failed logins.</summary>
internal static class Answer
{
    /// <summary>Answers with a problem.</summary>
    public static IResult With(HttpContext context, Problem problem)
    {
        RequestOutcome.Set(context, problem.Code);
        return new ProblemResult(problem);
    }

    /// <summary>Answers with what the relay says.</summary>
    public static IResult With(HttpContext context, RelayOutcome outcome)
    {
        switch (outcome)
        {
            case RelayOutcome.Sent sent:
                RequestOutcome.SetFulfilled(context, "sent");
                var body = new MessageSent { MessageId = sent.MessageId, Recipients = sent.Recipients, Reply = ReplyBody.From(sent.Reply) };
                return TypedResults.Json(body, AnswerJson.Default.MessageSent);
            case RelayOutcome.Accepted:
                RequestOutcome.SetFulfilled(context, "accepted");
                return TypedResults.Json(new AccountAccepted(), AnswerJson.Default.AccountAccepted);
            case RelayOutcome.Failed failed:
                return With(context, Problem.From(failed));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
