namespace Smtp163Addin.Api.Problems;

/// <summary>
/// What a request came to, for whoever wraps the endpoint: the log line, and the account of failed logins. Set by the endpoint before
/// its result is written, so an endpoint filter can read it after <c>next</c>.
/// </summary>
/// <param name="Code">The problem, or <see langword="null"/> when the request was fulfilled.</param>
/// <param name="Fulfilment">What was done, such as <c>sent</c>; empty when there was a problem.</param>
internal sealed record RequestOutcome(ProblemCode? Code, string Fulfilment)
{
    /// <summary>Notes that a request was fulfilled.</summary>
    public static void SetFulfilled(HttpContext context, string fulfilment) =>
        context.Features.Set(new RequestOutcome(Code: null, fulfilment));

    /// <summary>Notes why a request was not fulfilled.</summary>
    public static void Set(HttpContext context, ProblemCode code) => context.Features.Set(new RequestOutcome(code, Fulfilment: ""));

    /// <summary>Reads the outcome, or <see langword="null"/> while there is none.</summary>
    public static RequestOutcome? Of(HttpContext context) => context.Features.Get<RequestOutcome>();
}
