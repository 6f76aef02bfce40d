namespace Smtp163Addin.Api.Problems;

/// <summary>
/// What a request came to, for whoever wraps the endpoint: the log line, and the account of failed logins. Set by the endpoint before
/// its result is written, so an endpoint filter can read it after <c>next</c>.
/// </summary>
/// <param name="Code">The problem, or <see langword="null"/> when the request was fulfilled.</param>
internal sealed record RequestOutcome(ProblemCode? Code)
{
    /// <summary>Notes that a request was fulfilled.</summary>
    public static void SetFulfilled(HttpContext context) => context.Features.Set(new RequestOutcome(Code: null));

    /// <summary>Notes why a request was not fulfilled.</summary>
    public static void Set(HttpContext context, ProblemCode code) => context.Features.Set(new RequestOutcome(code));

    /// <summary>Reads the outcome, or <see langword="null"/> while there is none.</summary>
    public static RequestOutcome? Of(HttpContext context) => context.Features.Get<RequestOutcome>();
}
