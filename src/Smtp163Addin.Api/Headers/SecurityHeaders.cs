using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Smtp163Addin.Api.Pane;

namespace Smtp163Addin.Api.Headers;

/// <summary>
/// Puts the security headers on every answer, the framework's own and the failed ones included. A header that an
/// endpoint has set itself is left as it is.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="panePolicy">The content security policy of the pane's pages.</param>
internal sealed class SecurityHeaders(RequestDelegate next, string panePolicy)
{
    // Nothing that the API answers is meant to be shown, run or framed.
    private const string ApiPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // The policy and support pages: text, our own style sheet and pictures.
    private const string PagePolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // The pane needs none of them; the clipboard is for its copy button.
    private const string Permissions =
        "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), clipboard-write=(self), "
        + "display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), "
        + "idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), "
        + "screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

    // Two years, the time that browsers' own lists ask for.
    private const string StrictTransport = "max-age=63072000; includeSubDomains";

    /// <summary>Handles one request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>When the rest of the pipeline has run.</returns>
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var (context, panePolicy) = ((HttpContext, string))state;
            Add(context, panePolicy);
            return Task.CompletedTask;
        }, (context, panePolicy));
        return next(context);
    }

    private static void Add(HttpContext context, string panePolicy)
    {
        var headers = context.Response.Headers;
        var file = context.GetEndpoint()?.Metadata.GetMetadata<PaneFile>();
        var isApi = context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

        headers.TryAdd(HeaderNames.XContentTypeOptions, "nosniff");

        // Referrers of the pane would tell Microsoft and our own logs what Outlook puts into its address.
        headers.TryAdd("Referrer-Policy", "no-referrer");
        headers.TryAdd("Permissions-Policy", Permissions);
        headers.TryAdd(HeaderNames.ContentSecurityPolicy,
            file is { IsPage: true } ? panePolicy
            : isApi || file is not null ? ApiPolicy
            : PagePolicy);

        // The pane is framed, and icons and manifest are fetched, by Outlook's pages; the rest is for this origin.
        headers.TryAdd("Cross-Origin-Resource-Policy", IsForOutlook(context, file) ? "cross-origin" : "same-origin");

        if (isApi)
        {
            headers.CacheControl = new StringValues("no-store");
        }

        // On a developer's machine it would force HTTPS upon every other server at that name.
        if (context.Request.IsHttps && context.Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]"))
        {
            headers.TryAdd(HeaderNames.StrictTransportSecurity, StrictTransport);
        }
    }

    private static bool IsForOutlook(HttpContext context, PaneFile? file) =>
        file is { IsPage: true }
        || file is { Caching: PaneCaching.Day }
        || context.Request.Path.Equals("/manifest.xml", StringComparison.OrdinalIgnoreCase);
}
