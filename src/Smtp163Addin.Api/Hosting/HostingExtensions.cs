using Smtp163Addin.Api.Accounts;
using Smtp163Addin.Api.Contract;
using Smtp163Addin.Api.Feedback;
using Smtp163Addin.Api.Headers;
using Smtp163Addin.Api.Health;
using Smtp163Addin.Api.Limits;
using Smtp163Addin.Api.Manifest;
using Smtp163Addin.Api.Messages;
using Smtp163Addin.Api.Pages;
using Smtp163Addin.Api.Pane;
using Smtp163Addin.Api.Privacy;
using Smtp163Addin.Api.Problems;
using Smtp163Addin.Api.Settings;
using Smtp163Addin.Api.SignIn;
using Smtp163Addin.Api.Uploads;
using Smtp163Addin.Relay;

namespace Smtp163Addin.Api.Hosting;

/// <summary>Puts the whole service together, for its own process and for a process that hosts it beside something else.</summary>
internal static class HostingExtensions
{
    /// <summary>
    /// Adds every feature. A host that wants another SMTP server registers its own <see cref="RelayOptions"/> afterwards; the
    /// configuration cannot.
    /// </summary>
    /// <param name="builder">The application's builder.</param>
    /// <exception cref="ConfigurationException">A configuration value is wrong or missing.</exception>
    public static void AddSmtp163Addin(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var configuration = ServiceConfigurationReader.Read(builder.Configuration, builder.Environment, PolicyDocument.English.Contact);
        services.AddSingleton(configuration);
        services.AddSingleton(configuration.Relay);
        services.AddSingleton(configuration.Limits);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<MailRelay>();

        builder.ConfigureServer(configuration);
        builder.ConfigureLogging();
        services.AddRouting();
        services.AddSignIn(builder.Configuration, configuration);
        services.AddLimits(configuration);
        services.AddHeaders(configuration);
        services.AddMessages();
        services.AddSettings(configuration);
        services.AddHealth();
        services.AddContract();
        services.AddPane();
    }

    /// <summary>Puts the layers and the endpoints in their order.</summary>
    /// <param name="app">The application.</param>
    public static void MapSmtp163Addin(this WebApplication app)
    {
        // Who the client is and whether it came by HTTPS must be known before anything decides by it.
        app.UseForwardedClients();
        app.UseRouting();
        app.UseUploads();
        app.UseOutcomeLog();
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseCrossSiteRefusal();
        app.UseSignIn();
        app.UseLimits();

        var api = app.MapGroup("/api/v1").WithTags("Version 1");
        api.MapSettings();
        var sending = api.MapGroup("").RequireSignIn().LimitCallers().FinishBeforeStopping();
        sending.MapMessages();
        sending.MapAccounts();
        sending.MapFeedback();

        app.MapHealth();
        app.MapContract();
        app.MapPane();
        app.MapManifest();
        app.MapPrivacy();
        app.MapPages();
    }
}
