using Microsoft.Extensions.DependencyInjection.Extensions;
using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Api.Privacy;
using Smtp163Addin.Api.Problems;
using Smtp163Addin.Api.Requests;

namespace Smtp163Addin.Api.Settings;

/// <summary>The doors of this feature: what the pane must know before it starts.</summary>
internal static class SettingsFeature
{
    /// <summary>Adds what is said of sign-in, unless the sign-in feature has said it already.</summary>
    public static void AddSettings(this IServiceCollection services, ServiceConfiguration configuration) =>
        services.TryAddSingleton(new SettingsAuthentication
        {
            Mode = configuration.AuthenticationMode.ToString(),
            ClientId = null,
            Authority = null,
            Scope = null,
        });

    /// <summary>Maps <c>GET /settings</c>.</summary>
    public static void MapSettings(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/settings", static (HttpContext context, ServiceConfiguration configuration, SettingsAuthentication authentication) =>
            {
                RequestOutcome.SetFulfilled(context, "settings");
                return TypedResults.Json(Describe(configuration, authentication), AnswerJson.Default.ServiceSettings);
            })
            .WithName("getSettings")
            .WithSummary("What the pane must know before it starts")
            .Produces<ServiceSettings>();

    private static ServiceSettings Describe(ServiceConfiguration configuration, SettingsAuthentication authentication) => new()
    {
        Contact = PolicyDocument.English.Contact,
        PolicyVersion = PolicyDocument.English.Version,
        PolicyUrl = "/privacy",
        Limits = new SettingsLimits
        {
            AttachmentBytes = configuration.Limits.AttachmentBytes,
            Recipients = configuration.Limits.Recipients,
        },
        RefusedExtensions = Relay.Drafts.RefusedExtensions.All,
        Authentication = authentication,
    };
}
