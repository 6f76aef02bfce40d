using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Xunit;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Smtp163Addin.Api.Tests.SignIn;

/// <summary>
/// A real OpenID Connect server over HTTPS that plays one tenant of Microsoft Entra: its addresses, its issuer, its keys.
/// It mints tokens for whoever asks; hostile ones are signed beside it, with its key or another.
/// </summary>
internal sealed class OpenIdServer : IAsyncDisposable
{
    public const string Tenant = "8d3b3b0e-1630-4163-8163-0123456789ab";

    private readonly WebApplication _app;
    private readonly X509Certificate2 _certificate;
    private readonly RSA _firstKey = RSA.Create(2048);

    private OpenIdServer(WebApplication app, X509Certificate2 certificate)
    {
        _app = app;
        _certificate = certificate;
        SigningKey = new RsaSecurityKey(_firstKey) { KeyId = "first" };
    }

    /// <summary>Where it listens; a configuration calls this the instance.</summary>
    public Uri Instance => new(_app.Urls.Single());

    /// <summary>What it writes into tokens as their issuer.</summary>
    public string Issuer => new Uri(Instance, $"{Tenant}/v2.0").AbsoluteUri;

    /// <summary>The key that it signs with now.</summary>
    public RsaSecurityKey SigningKey { get; private set; }

    /// <summary>Whether it answers at all; when not, connections break.</summary>
    public bool IsReachable { get; set; } = true;

    /// <summary>Starts a server on a free port.</summary>
    /// <returns>The server.</returns>
    public static async Task<OpenIdServer> StartAsync()
    {
        var certificate = MakeCertificate();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        AddOpenIddict(builder.Services);
        var app = builder.Build();
        var server = new OpenIdServer(app, certificate);
        app.Use(async (context, next) =>
        {
            if (server.IsReachable)
            {
                await next(context);
            }
            else
            {
                context.Abort();
            }
        });
        app.UseAuthentication();

        // Entra has the older description, too, without which its older tokens cannot be judged.
        app.MapGet($"/{Tenant}/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = new Uri(server.Instance, $"{Tenant}/").AbsoluteUri,
            jwks_uri = new Uri(server.Instance, $"{Tenant}/v2.0/keys").AbsoluteUri,
        }));
        await app.StartAsync(TestContext.Current.CancellationToken);
        app.Services.GetRequiredService<IOptions<OpenIddictServerOptions>>();
        server.Credentials.Add(new SigningCredentials(server.SigningKey, SecurityAlgorithms.RsaSha256));
        return server;
    }

    /// <summary>A handler that trusts this server's certificate, and no other.</summary>
    /// <returns>The handler.</returns>
    public SocketsHttpHandler CreateHandler() => new()
    {
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == _certificate.GetCertHashString(),
        },
    };

    /// <summary>Asks for a token over the wire, as a client does.</summary>
    /// <param name="audience">Whom the token is for.</param>
    /// <param name="permissions">Its scopes, separated by blanks.</param>
    /// <returns>The token.</returns>
    public async Task<string> RequestTokenAsync(string audience, string permissions)
    {
        using var client = new HttpClient(CreateHandler()) { BaseAddress = Instance };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "the pane",
            ["client_secret"] = "not checked",
            ["for"] = audience,
            ["scp"] = permissions,
        });
        using var answer = await client.PostAsync(
            new Uri($"/{Tenant}/v2.0/token", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return body.GetProperty("access_token").GetString()!;
    }

    /// <summary>Signs with a new key from now on, and publishes only that one.</summary>
    public void RotateKey()
    {
        SigningKey = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "second" };
        Credentials.Clear();
        Credentials.Add(new SigningCredentials(SigningKey, SecurityAlgorithms.RsaSha256));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _certificate.Dispose();
        _firstKey.Dispose();
    }

    private List<SigningCredentials> Credentials =>
        _app.Services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue.SigningCredentials;

    private static void AddOpenIddict(IServiceCollection services)
    {
        services.AddOptions<OpenIddictServerOptions>().Configure<IServer>((options, server) =>
            options.Issuer = new Uri(new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.Single()), $"{Tenant}/v2.0"));
        services.AddOpenIddict().AddServer(server =>
        {
            server.SetConfigurationEndpointUris($"{Tenant}/v2.0/.well-known/openid-configuration");
            server.SetJsonWebKeySetEndpointUris($"{Tenant}/v2.0/keys");
            server.SetTokenEndpointUris($"{Tenant}/v2.0/token");
            server.AllowClientCredentialsFlow();
            server.EnableDegradedMode();
            server.AddEphemeralEncryptionKey();
            server.AddEphemeralSigningKey();
            server.DisableAccessTokenEncryption();
            server.UseAspNetCore();
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(_ => default));
            server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseInlineHandler(Mint));
        });
    }

    private static ValueTask Mint(HandleTokenRequestContext context)
    {
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults);
        identity.AddClaim(new Claim(OpenIddictConstants.Claims.Subject, "someone"));
        identity.AddClaim(new Claim("tid", Tenant));
        identity.AddClaim(new Claim("oid", Tokens.User));
        identity.AddClaim(new Claim("ver", "2.0"));
        identity.AddClaim(new Claim("scp", (string?)context.Request["scp"] ?? ""));
        identity.SetAudiences((string?)context.Request["for"] ?? "");
        identity.SetDestinations(_ => [OpenIddictConstants.Destinations.AccessToken]);
        context.SignIn(new ClaimsPrincipal(identity));
        return default;
    }

    private const string OpenIddictServerAspNetCoreDefaults = "OpenIddict";

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=sign-in of the tests", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
