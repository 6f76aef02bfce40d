using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Api.Pane;
using Smtp163Addin.Playground.Faults;
using Smtp163Addin.Playground.Inbox;
using Smtp163Addin.Playground.Pages;
using Smtp163Addin.Relay;
using Smtp163Addin.Sandbox;

namespace Smtp163Addin.Playground.Hosting;

/// <summary>
/// Runs the very service that is deployed, with the sandbox in the place of smtp.163.com and a page that plays Outlook
/// around the pane. Listens on loopback only.
/// </summary>
internal static class PlaygroundHost
{
    /// <summary>Where the playground is found when no other port is asked for.</summary>
    public const int DefaultPort = 5163;

    private const int Failed = 1;

    /// <summary>What is gentler here than in production, so that trying things does not lock the tester out. The command line wins.</summary>
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Smtp163:CommandTimeout"] = "00:00:10",
        ["Smtp163:DataTimeout"] = "00:00:20",
        ["Smtp163:Pause"] = "00:00:20",
        ["RateLimits:SendsPerMinute"] = "60",
        ["RateLimits:FailedLoginsPer15Minutes"] = "60",
        ["Feedback:Account:Address"] = "feedback@163.com",
        ["Feedback:Account:AuthorizationCode"] = "SANDBOXFEEDBACK1",
    };

    /// <summary>Runs until the process is asked to stop.</summary>
    /// <param name="args">
    /// <c>--port</c> and a number, 0 for any free port; <c>--office-js microsoft</c> for office.js from Microsoft's server;
    /// any key of the service's configuration.
    /// </param>
    /// <returns>0, or 1 when it cannot start, which one line on the error stream then explains.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var sandbox = await SmtpSandbox.StartAsync(new SandboxOptions(), CancellationToken.None);
            using var certificate = DevelopmentCertificate.Find() ?? DevelopmentCertificate.Make();
            await using var app = Build(args, sandbox, certificate, out var port);
            try
            {
                await app.StartAsync();
            }
            catch (IOException taken) when (taken.InnerException is AddressInUseException)
            {
                return await FailAsync(
                    $"Port {port} is taken. End what uses it, or choose another: dotnet run --project src/Smtp163Addin.Playground -- --port {port + 1}");
            }

            await Console.Out.WriteLineAsync($"Playground: {Address(app)}");
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (ConfigurationException wrong)
        {
            return await FailAsync(wrong.Message);
        }
    }

    private static WebApplication Build(string[] args, SmtpSandbox sandbox, X509Certificate2 certificate, out int port)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // Development allows another SMTP host than 163's and an origin that is known only after the start.
            EnvironmentName = Environments.Development,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = Defaults });
        port = ReadPort(builder.Configuration["port"]);

        builder.AddSmtp163Addin();
        builder.Services.PostConfigure<LoggerFilterOptions>(LeaveOneLine);
        var relay = builder.Services.Select(service => service.ImplementationInstance).OfType<RelayOptions>().Single();
        builder.Services.AddSingleton(relay with { Host = "localhost", Port = sandbox.Port, TrustedAuthorities = [sandbox.Authority] });
        builder.Services.AddSingleton(ReadPane(builder.Configuration["office-js"]));
        builder.Services.AddSingleton(sandbox);
        builder.Services.AddSingleton(new MailReader(sandbox));
        Listen(builder.WebHost, port, certificate);

        var app = builder.Build();
        app.UsePlaygroundPages();
        app.MapSmtp163Addin();
        var playground = app.MapGroup("/playground").ExcludeFromDescription();
        playground.MapInbox();
        playground.MapFaults();
        return app;
    }

    // The service tells its start in four lines; here one is told by the playground itself.
    private static void LeaveOneLine(LoggerFilterOptions options)
    {
        var providers = options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList();
        foreach (var provider in providers)
        {
            options.Rules.Add(new LoggerFilterRule(provider, "Microsoft.Hosting.Lifetime", LogLevel.Warning, filter: null));
        }
    }

    private static void Listen(IWebHostBuilder host, int port, X509Certificate2 certificate) => host.ConfigureKestrel(kestrel =>
    {
        if (port == 0)
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
        }
        else
        {
            kestrel.ListenLocalhost(port, listen => listen.UseHttps(certificate));
        }
    });

    private static int ReadPort(string? text) => text switch
    {
        null => DefaultPort,
        _ when ushort.TryParse(text, out var port) => port,
        _ => throw ConfigurationException.For("port", "write a number from 0 to 65535; 0 takes any free port."),
    };

    // The browser tests also want the pane just as it is deployed, with Microsoft's addresses, which they answer themselves.
    private static PaneOptions ReadPane(string? text) => text switch
    {
        null or "playground" => new PaneOptions
        {
            OfficeScriptSource = PlaygroundPages.OfficeScriptPath,
            ScriptBeforeOffice = PlaygroundPages.MicrosoftAjaxPath,
            ExtraFrameAncestors = ["'self'"],
        },
        "microsoft" => new PaneOptions(),
        _ => throw ConfigurationException.For("office-js", "write playground or microsoft."),
    };

    private static string Address(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return $"https://localhost:{new Uri(addresses.First()).Port}";
    }

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return Failed;
    }
}
