namespace Smtp163Addin.Api.Pane;

/// <summary>The doors of this feature: the built pane.</summary>
internal static class PaneFeature
{
    /// <summary>Adds the pane's files.</summary>
    public static void AddPane(this IServiceCollection services)
    {
    }

    /// <summary>Maps <c>GET /taskpane.html</c> and what it loads.</summary>
    public static void MapPane(this WebApplication app)
    {
    }
}
