using Microsoft.Extensions.Options;
using Smtp163Addin.Api.Hosting;

namespace Smtp163Addin.Api.Limits;

/// <summary>The doors of this feature: how often one caller may call.</summary>
internal static class LimitsFeature
{
    private const string Callers = nameof(Callers);

    /// <summary>Adds the limits.</summary>
    public static void AddLimits(this IServiceCollection services, ServiceConfiguration configuration)
    {
        services.AddSingleton<IPostConfigureOptions<ForwardedHeadersOptions>>(new ForwardedClients(configuration));
        services.AddSingleton<FailedLogins>();
        services.AddSingleton<GuardedRelay>();
        services.AddRateLimiter(limiter => limiter.AddPolicy<int, CallerPolicy>(Callers));
    }

    /// <summary>Takes the client's address from known proxies; the first layer of all.</summary>
    public static void UseForwardedClients(this WebApplication app) => app.UseForwardedHeaders();

    /// <summary>Adds the rate limiter to the pipeline, after the caller is known.</summary>
    public static void UseLimits(this WebApplication app) => app.UseRateLimiter();

    /// <summary>Counts the calls of a caller at these endpoints.</summary>
    public static RouteGroupBuilder LimitCallers(this RouteGroupBuilder group) => group.RequireRateLimiting(Callers);
}
