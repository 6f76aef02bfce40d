using Microsoft.Net.Http.Headers;
using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Api.Pane;
using Smtp163Addin.Api.SignIn;

namespace Smtp163Addin.Api.Headers;

/// <summary>The doors of this feature: what browsers are told, and which of their requests are refused.</summary>
internal static class HeadersFeature
{
    /// <summary>Adds CORS for the origins that the operator lists.</summary>
    public static void AddHeaders(this IServiceCollection services, ServiceConfiguration configuration) =>
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. configuration.CorsOrigins])
            .WithMethods(HttpMethods.Get, HttpMethods.Post)
            .WithHeaders(HeaderNames.ContentType, HeaderNames.Authorization)
            .WithExposedHeaders(HeaderNames.RetryAfter)
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10))));

    /// <summary>Sends the security headers with every answer.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        var pane = app.Services.GetRequiredService<PaneOptions>();
        var signInService = app.Services.GetService<SignInOptions>()?.Authority;
        app.UseMiddleware<SecurityHeaders>(PanePolicy.Header(pane, signInService is null ? null : BrowserOrigin.Of(signInService)));
    }

    /// <summary>Answers preflights of listed origins and refuses a browser's request from another site.</summary>
    public static void UseCrossSiteRefusal(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
        api =>
        {
            api.UseMiddleware<CrossSiteRefusal>();
            api.UseCors();
        });
}
