using Microsoft.AspNetCore.Http.HttpResults;
using Smtp163Addin.Api.Headers;
using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Api.SignIn;

namespace Smtp163Addin.Api.Manifest;

/// <summary>The door of this feature: the add-in's manifest.</summary>
internal static class ManifestFeature
{
    private static readonly Version ServerVersion = typeof(ManifestFeature).Assembly.GetName().Version!;

    /// <summary>Maps <c>GET /manifest.xml</c>.</summary>
    public static void MapManifest(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/manifest.xml", [HttpMethods.Get, HttpMethods.Head], Serve).ExcludeFromDescription();

    private static FileContentHttpResult Serve(HttpContext context, ServiceConfiguration configuration)
    {
        // Without a configured origin, in Development only, the server is reached under the name that the request gives.
        var origin = configuration.PublicOrigin is { } configured
            ? BrowserOrigin.Of(configured)
            : $"{context.Request.Scheme}://{context.Request.Host}";
        var signInService = context.RequestServices.GetService<SignInOptions>() is { } signIn ? BrowserOrigin.Of(signIn.Authority) : null;
        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(ManifestDocument.For(origin, ServerVersion, signInService), "application/xml; charset=utf-8");
    }
}
