namespace Smtp163Addin.Api.Pages;

/// <summary>The doors of this feature: the page that says what this is, and the support page.</summary>
internal static class PagesFeature
{
    /// <summary>Maps <c>GET /</c> and <c>GET /support</c>.</summary>
    public static void MapPages(this IEndpointRouteBuilder endpoints)
    {
    }
}
