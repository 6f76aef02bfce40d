using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Api.Problems;

namespace Smtp163Addin.Api.Headers;

/// <summary>
/// Refuses what a browser sends from a page of another site. CORS alone would not: a form may post
/// <c>multipart/form-data</c> anywhere without asking first, and only the answer is kept from its page.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="configuration">Which origins are ours and which are listed.</param>
internal sealed class CrossSiteRefusal(RequestDelegate next, ServiceConfiguration configuration)
{
    private readonly string? _ownOrigin = configuration.PublicOrigin is { } origin ? BrowserOrigin.Of(origin) : null;
    private readonly string[] _listedOrigins = [.. configuration.CorsOrigins.Select(origin => BrowserOrigin.Of(new Uri(origin)))];

    /// <summary>Handles one request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>When it is refused, or when the rest of the pipeline has run.</returns>
    public Task InvokeAsync(HttpContext context) =>
        IsWelcome(context.Request) ? next(context) : ProblemResult.WriteAsync(context, new Problem(ProblemCode.Forbidden));

    private bool IsWelcome(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        if (origin is [{ } only] && _listedOrigins.Contains(only, StringComparer.Ordinal))
        {
            return true;
        }

        // A browser sets both headers itself and no page can change them; a client that sends neither is no browser.
        return origin.All(value => value == OwnOrigin(request))
            && request.Headers["Sec-Fetch-Site"].All(site => site is "same-origin" or "none");
    }

    // Without a configured origin, in Development only, the server is reached under the name that the request gives.
    private string OwnOrigin(HttpRequest request) => _ownOrigin ?? $"{request.Scheme}://{request.Host}";
}
