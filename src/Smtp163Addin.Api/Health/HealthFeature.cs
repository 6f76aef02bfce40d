using Smtp163Addin.Api.Hosting;

namespace Smtp163Addin.Api.Health;

/// <summary>The doors of this feature: whether the process lives and takes work.</summary>
internal static class HealthFeature
{
    /// <summary>Adds the drain before stopping.</summary>
    public static void AddHealth(this IServiceCollection services, ServiceConfiguration configuration)
    {
    }

    /// <summary>Maps <c>GET /health/live</c> and <c>GET /health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.NoContent());
    }
}
