using Smtp163Addin.Api.Hosting;

namespace Smtp163Addin.Api.SignIn;

/// <summary>The doors of this feature: who may use the service.</summary>
internal static class SignInFeature
{
    /// <summary>Adds what validates a signed-in user, where the configuration asks for it.</summary>
    public static void AddSignIn(this IServiceCollection services, IConfiguration section, ServiceConfiguration configuration)
    {
    }

    /// <summary>Adds authentication and authorization to the pipeline.</summary>
    public static void UseSignIn(this WebApplication app)
    {
    }

    /// <summary>Lets signed-in users only reach these endpoints, where the configuration asks for it.</summary>
    public static RouteGroupBuilder RequireSignIn(this RouteGroupBuilder group) => group;
}
