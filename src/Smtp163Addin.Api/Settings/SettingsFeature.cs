namespace Smtp163Addin.Api.Settings;

/// <summary>The door of this feature: what the pane must know before it starts.</summary>
internal static class SettingsFeature
{
    /// <summary>Maps <c>GET /settings</c>.</summary>
    public static void MapSettings(this IEndpointRouteBuilder endpoints)
    {
    }
}
