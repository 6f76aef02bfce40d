using System.Reflection;

namespace Smtp163Addin.Api.Pages;

/// <summary>The door of this feature: the page that says what this is, and the support page.</summary>
internal static class PagesFeature
{
    private static readonly byte[] Style = ReadStyle();

    /// <summary>Maps <c>GET /</c>, <c>GET /support</c> and their style sheet.</summary>
    public static void MapPages(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", static () => StartPage.Page).ExcludeFromDescription();
        endpoints.MapGet("/support", static () => SupportPage.Page).ExcludeFromDescription();
        endpoints.MapGet("/page.css", static (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=86400";
            return TypedResults.Bytes(Style, "text/css; charset=utf-8");
        }).ExcludeFromDescription();
    }

    private static byte[] ReadStyle()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("page.css")
            ?? throw new InvalidOperationException("The build did not embed page.css.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
