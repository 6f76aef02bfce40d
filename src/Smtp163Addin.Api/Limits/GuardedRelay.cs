using Smtp163Addin.Api.Requests;
using Smtp163Addin.Relay;
using Smtp163Addin.Relay.Drafts;
using Smtp163Addin.Relay.Outcomes;

namespace Smtp163Addin.Api.Limits;

/// <summary>The relay as endpoints may use it: no login reaches 163 that the caller's account of failed ones does not allow.</summary>
/// <param name="relay">The relay.</param>
/// <param name="logins">The account of failed logins.</param>
internal sealed class GuardedRelay(MailRelay relay, FailedLogins logins)
{
    /// <summary>Sends a draft.</summary>
    /// <param name="context">The request; its caller is the one that counts.</param>
    /// <param name="draft">What to send.</param>
    /// <param name="attachments">The bytes of its attachments.</param>
    /// <param name="cancellationToken">Ends the send while the final dot is not on its way.</param>
    /// <returns>The answer.</returns>
    public Task<IResult> SendAsync(HttpContext context, Draft draft, IAttachmentReader attachments, CancellationToken cancellationToken) =>
        LogInAsync(context, login => relay.SendAsync(draft, login.Watch(attachments), cancellationToken), cancellationToken);

    /// <summary>Tries an address and a code.</summary>
    /// <param name="context">The request; its caller is the one that counts.</param>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The answer.</returns>
    public Task<IResult> VerifyAsync(HttpContext context, Account account, CancellationToken cancellationToken) =>
        LogInAsync(context, _ => relay.VerifyAsync(account, cancellationToken), cancellationToken);

    private async Task<IResult> LogInAsync(
        HttpContext context, Func<LoginPermit, Task<RelayOutcome>> converseAsync, CancellationToken cancellationToken)
    {
        using var login = await logins.EnterAsync(Caller.PlaceOf(context), cancellationToken);
        if (login.Problem is { } problem)
        {
            return Answer.With(context, problem);
        }

        var outcome = await converseAsync(login);
        login.Judge(outcome);
        return Answer.With(context, outcome);
    }
}
