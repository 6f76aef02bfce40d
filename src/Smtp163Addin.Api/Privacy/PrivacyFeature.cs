using Microsoft.Net.Http.Headers;
using Smtp163Addin.Api.Pages;

namespace Smtp163Addin.Api.Privacy;

/// <summary>The door of this feature: the policy as a page.</summary>
internal static class PrivacyFeature
{
    /// <summary>Maps <c>GET /privacy</c>, which follows the reader's language, and one path for each language.</summary>
    public static void MapPrivacy(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/privacy", static (HttpContext context) =>
        {
            context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
            return Page(PolicyFor(context.Request));
        }).ExcludeFromDescription();
        endpoints.MapGet("/privacy/en", static () => Page(PolicyDocument.English)).ExcludeFromDescription();
        endpoints.MapGet("/privacy/zh-CN", static () => Page(PolicyDocument.Chinese)).ExcludeFromDescription();
    }

    private static HtmlPage Page(PolicyDocument policy) => new(policy.Language, policy.Title, policy.Html);

    // Chinese goes before English only when the reader says so; everyone else gets English.
    private static PolicyDocument PolicyFor(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => PolicyIn(language.Value.ToString()))
            .FirstOrDefault(policy => policy is not null) ?? PolicyDocument.English;

    private static PolicyDocument? PolicyIn(string language) => language switch
    {
        _ when language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) => PolicyDocument.Chinese,
        _ when language.StartsWith("en", StringComparison.OrdinalIgnoreCase) => PolicyDocument.English,
        _ => null,
    };
}
