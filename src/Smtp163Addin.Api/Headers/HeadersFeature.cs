using Smtp163Addin.Api.Hosting;

namespace Smtp163Addin.Api.Headers;

/// <summary>The doors of this feature: what browsers are told, and which of their requests are refused.</summary>
internal static class HeadersFeature
{
    /// <summary>Adds CORS for the origins that the operator lists.</summary>
    public static void AddHeaders(this IServiceCollection services, ServiceConfiguration configuration)
    {
    }

    /// <summary>Sends the security headers with every answer.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
    }

    /// <summary>Answers preflights of listed origins and refuses a browser's request from another site.</summary>
    public static void UseCrossSiteRefusal(this WebApplication app)
    {
    }
}
