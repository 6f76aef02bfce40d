using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Harness.Http;
using Smtp163Addin.Relay;
using Smtp163Addin.Sandbox;
using Xunit;

namespace Smtp163Addin.Harness.InProcess;

/// <summary>The whole service on real Kestrel with HTTPS, in Production, with the sandbox in 163's place.</summary>
public sealed class TestService : IAsyncDisposable
{
    private static readonly X509Certificate2 Certificate = MakeCertificate();

    private readonly WebApplication _app;

    private TestService(WebApplication app, SmtpSandbox sandbox, Uri address)
    {
        _app = app;
        Sandbox = sandbox;
        Address = address;
        Http1 = MakeClient(HttpVersion.Version11);
        Http2 = MakeClient(HttpVersion.Version20);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>A client that speaks HTTP/1.1.</summary>
    public HttpClient Http1 { get; }

    /// <summary>A client that speaks HTTP/2.</summary>
    public HttpClient Http2 { get; }

    /// <summary>What stands in for 163.</summary>
    public SmtpSandbox Sandbox { get; }

    /// <summary>The service's own parts.</summary>
    public IServiceProvider Services => _app.Services;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts sandbox and service.</summary>
    /// <param name="settings">Configuration keys and values on top of the required ones.</param>
    /// <param name="relay">Changes how the relay talks.</param>
    /// <param name="configure">Replaces parts of the service.</param>
    /// <param name="sandboxOptions">What the sandbox is to be like.</param>
    /// <returns>The running service.</returns>
    public static async Task<TestService> StartAsync(
        IReadOnlyDictionary<string, string>? settings = null,
        Func<RelayOptions, RelayOptions>? relay = null,
        Action<WebApplicationBuilder>? configure = null,
        SandboxOptions? sandboxOptions = null)
    {
        var sandbox = await SmtpSandbox.StartAsync(sandboxOptions ?? new SandboxOptions(), Cancellation);
        var values = new Dictionary<string, string>
        {
            ["environment"] = "Production",
            ["Public:Origin"] = "https://add-in.example",
            ["Authentication:Mode"] = "Anonymous",
            ["RateLimits:SendsPerMinute"] = "100000",
            ["RateLimits:FailedLoginsPer15Minutes"] = "1000",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
        {
            values[key] = value;
        }

        var builder = WebApplication.CreateBuilder([.. values.Select(pair => $"--{pair.Key}={pair.Value}")]);
        builder.Logging.ClearProviders();
        builder.AddSmtp163Addin();
        var configured = (RelayOptions)builder.Services.Last(service => service.ServiceType == typeof(RelayOptions)).ImplementationInstance!;
        var options = configured with { Host = "localhost", Port = sandbox.Port, TrustedAuthorities = [sandbox.Authority] };
        builder.Services.AddSingleton(relay?.Invoke(options) ?? options);
        configure?.Invoke(builder);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate)));
        var app = builder.Build();
        app.MapSmtp163Addin();
        await app.StartAsync(Cancellation);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new TestService(app, sandbox, new Uri(address));
    }

    /// <summary>Sends a draft without attachments unless some are given.</summary>
    public Task<HttpResponseMessage> SendAsync(string message, params IReadOnlyList<byte[]> attachments) =>
        Http1.PostAsync(new Uri("/api/v1/messages", UriKind.Relative), Upload.Of(message, attachments), Cancellation);

    /// <summary>Sends a body of any kind to <c>/api/v1/messages</c>.</summary>
    public Task<HttpResponseMessage> PostAsync(HttpContent content, string path = "/api/v1/messages") =>
        Http1.PostAsync(new Uri(path, UriKind.Relative), content, Cancellation);

    /// <summary>Asks the service to stop.</summary>
    public Task StopAsync() => _app.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Http1.Dispose();
        Http2.Dispose();
        await Sandbox.DisposeAsync();
        await _app.DisposeAsync();
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);
    }

    private HttpClient MakeClient(Version version) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        SslOptions = { RemoteCertificateValidationCallback = static (_, certificate, _, _) => Certificate.Equals(certificate) },
    })
    {
        BaseAddress = Address,
        DefaultRequestVersion = version,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        Timeout = TimeSpan.FromMinutes(2),
    };
}
