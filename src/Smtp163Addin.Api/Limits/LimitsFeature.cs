using Smtp163Addin.Api.Hosting;

namespace Smtp163Addin.Api.Limits;

/// <summary>The doors of this feature: how often one caller may call.</summary>
internal static class LimitsFeature
{
    /// <summary>Adds the limits.</summary>
    public static void AddLimits(this IServiceCollection services, ServiceConfiguration configuration)
    {
    }

    /// <summary>Takes the client's address from known proxies; the first layer of all.</summary>
    public static void UseForwardedClients(this WebApplication app)
    {
    }

    /// <summary>Adds the rate limiter to the pipeline, after the caller is known.</summary>
    public static void UseLimits(this WebApplication app)
    {
    }

    /// <summary>Counts the calls and the failed logins of a caller at these endpoints.</summary>
    public static RouteGroupBuilder LimitCallers(this RouteGroupBuilder group) => group;
}
