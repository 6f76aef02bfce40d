using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Relay;
using Smtp163Addin.Sandbox;
using Xunit;

namespace Smtp163Addin.Api.Tests.Attacks;

/// <summary>The whole service on real Kestrel at a free port of the loopback, in Production, as an attacker meets it.</summary>
internal sealed class LiveService : IAsyncDisposable
{
    public const string PublicOrigin = "https://add-in.example";

    private readonly WebApplication _app;

    private LiveService(WebApplication app, SmtpSandbox sandbox)
    {
        _app = app;
        Sandbox = sandbox;
        Address = new Uri(app.Urls.Single());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    /// <summary>Where it listens, over plain HTTP as behind a proxy.</summary>
    public Uri Address { get; }

    /// <summary>A client that sends no header of its own accord.</summary>
    public HttpClient Client { get; }

    /// <summary>What stands behind it in place of smtp.163.com.</summary>
    public SmtpSandbox Sandbox { get; }

    /// <summary>The service's own parts.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts the service.</summary>
    /// <param name="settings">Configuration keys and values on top of the required ones.</param>
    /// <param name="configure">Replaces parts of the service, as a host in code may.</param>
    /// <param name="environment">The hosting environment.</param>
    /// <returns>The running service.</returns>
    public static async Task<LiveService> StartAsync(
        IReadOnlyDictionary<string, string>? settings = null,
        Action<IServiceCollection>? configure = null,
        string environment = "Production")
    {
        var configuration = new Dictionary<string, string>
        {
            ["environment"] = environment,
            ["urls"] = "http://127.0.0.1:0",
            ["Public:Origin"] = PublicOrigin,
            ["Authentication:Mode"] = "Anonymous",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
        {
            configuration[key] = value;
        }

        var builder = WebApplication.CreateBuilder([.. configuration.Select(pair => $"--{pair.Key}={pair.Value}")]);
        builder.AddSmtp163Addin();
        builder.Logging.ClearProviders();
        var sandbox = await SmtpSandbox.StartAsync(new SandboxOptions(), TestContext.Current.CancellationToken);
        builder.Services.AddSingleton(new RelayOptions { Host = "127.0.0.1", Port = sandbox.Port, TrustedAuthorities = [sandbox.Authority] });
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapSmtp163Addin();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new LiveService(app, sandbox);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
