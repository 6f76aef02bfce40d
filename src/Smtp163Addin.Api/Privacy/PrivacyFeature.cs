namespace Smtp163Addin.Api.Privacy;

/// <summary>The doors of this feature: the policy as a page.</summary>
internal static class PrivacyFeature
{
    /// <summary>Adds the policy.</summary>
    public static void AddPrivacy(this IServiceCollection services)
    {
    }

    /// <summary>Maps <c>GET /privacy</c>.</summary>
    public static void MapPrivacy(this IEndpointRouteBuilder endpoints)
    {
    }
}
