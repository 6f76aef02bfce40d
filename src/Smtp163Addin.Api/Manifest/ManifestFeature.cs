namespace Smtp163Addin.Api.Manifest;

/// <summary>The doors of this feature: the add-in's manifest.</summary>
internal static class ManifestFeature
{
    /// <summary>Adds the manifest.</summary>
    public static void AddManifest(this IServiceCollection services)
    {
    }

    /// <summary>Maps <c>GET /manifest.xml</c>.</summary>
    public static void MapManifest(this IEndpointRouteBuilder endpoints)
    {
    }
}
