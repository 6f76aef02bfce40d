using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.Tokens;
using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Api.Settings;

namespace Smtp163Addin.Api.SignIn;

/// <summary>The doors of this feature: who may use the service.</summary>
internal static partial class SignInFeature
{
    /// <summary>Adds what validates a signed-in user, where the configuration asks for it.</summary>
    public static void AddSignIn(this IServiceCollection services, IConfiguration section, ServiceConfiguration configuration)
    {
        if (configuration.AuthenticationMode == AuthenticationMode.Anonymous)
        {
            return;
        }

        var options = SignInOptions.Read(section);
        services.AddSingleton(options);
        services.AddSingleton(new SettingsAuthentication
        {
            Mode = nameof(AuthenticationMode.EntraId),
            ClientId = options.ClientId,
            Authority = options.Authority.AbsoluteUri,
            Scope = options.Scope,
        });

        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddMicrosoftIdentityWebApi(section.GetSection("AzureAd"));
        services.Configure<MicrosoftIdentityOptions>(JwtBearerDefaults.AuthenticationScheme, identity =>
            identity.AllowWebApiToBeAuthorizedByACL = true); // Scopes are checked below, so that a missing one is 403 and not 401.
        services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, ConfigureBearer);
        services.AddAuthorizationBuilder().AddDefaultPolicy(nameof(AllowedCaller), policy => policy
            .RequireAuthenticatedUser()
            .AddRequirements(new AllowedCaller(options)));

        // What the handler would log of a refused token holds parts of it.
        services.AddLogging(logging => logging
            .AddFilter("Microsoft.AspNetCore.Authentication", LogLevel.None)
            .AddFilter("Microsoft.AspNetCore.Authorization", LogLevel.None)
            .AddFilter("Microsoft.Identity", LogLevel.None)
            .AddFilter("Microsoft.IdentityModel", LogLevel.None));
    }

    /// <summary>Adds authentication and authorization to the pipeline.</summary>
    public static void UseSignIn(this WebApplication app)
    {
        if (IsOn(app.Services))
        {
            app.UseAuthentication();
            app.UseAuthorization();
        }
    }

    /// <summary>Lets signed-in users only reach these endpoints, where the configuration asks for it.</summary>
    public static RouteGroupBuilder RequireSignIn(this RouteGroupBuilder group) =>
        IsOn(((IEndpointRouteBuilder)group).ServiceProvider) ? group.RequireAuthorization() : group;

    private static bool IsOn(IServiceProvider services) => services.GetService<SignInOptions>() is not null;

    private static void ConfigureBearer(JwtBearerOptions bearer)
    {
        bearer.IncludeErrorDetails = false;
        bearer.SaveToken = false;
        bearer.TokenValidationParameters.ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];
        bearer.TokenValidationParameters.RequireSignedTokens = true;
        bearer.TokenValidationParameters.RequireExpirationTime = true;
        bearer.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(2);
        bearer.Events ??= new JwtBearerEvents();
        bearer.Events.OnAuthenticationFailed = static failed =>
        {
            if (failed.Exception is not SecurityTokenException)
            {
                SignInServiceIsSilent(failed.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SignInFeature)));
            }

            return Task.CompletedTask;
        };
    }

    [LoggerMessage(LogLevel.Warning, "The sign-in service's keys could not be fetched: check the network and AzureAd:Instance and AzureAd:TenantId.")]
    private static partial void SignInServiceIsSilent(ILogger logger);
}
