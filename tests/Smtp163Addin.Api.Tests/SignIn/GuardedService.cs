using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Identity.Web;
using Smtp163Addin.Api.Tests.Attacks;

namespace Smtp163Addin.Api.Tests.SignIn;

/// <summary>The service with sign-in on, a sign-in service beside it, and the sandbox behind it.</summary>
internal sealed class GuardedService : IAsyncDisposable
{
    private GuardedService(OpenIdServer signIn, LiveService service)
    {
        SignIn = signIn;
        Service = service;
        Tokens = new Tokens(signIn);
    }

    public OpenIdServer SignIn { get; }

    public LiveService Service { get; }

    public Tokens Tokens { get; }

    /// <summary>Starts all three.</summary>
    /// <param name="settings">Further configuration.</param>
    /// <param name="reachable">Whether the sign-in service answers at first.</param>
    /// <returns>The service.</returns>
    public static async Task<GuardedService> StartAsync(Dictionary<string, string>? settings = null, bool reachable = true)
    {
        var signIn = await OpenIdServer.StartAsync();
        signIn.IsReachable = reachable;
        var configuration = new Dictionary<string, string>
        {
            ["Authentication:Mode"] = "EntraId",
            ["AzureAd:Instance"] = signIn.Instance.AbsoluteUri,
            ["AzureAd:TenantId"] = OpenIdServer.Tenant,
            ["AzureAd:ClientId"] = Tokens.ClientId,
            ["RateLimits:SendsPerMinute"] = "1000",
        };
        foreach (var (key, value) in settings ?? [])
        {
            configuration[key] = value;
        }

        return new GuardedService(signIn, await LiveService.StartAsync(configuration, services => TrustSignIn(services, signIn)));
    }

    /// <summary>Tries a login at 163, which needs sign-in.</summary>
    /// <param name="token">The token to show, or <see langword="null"/>.</param>
    /// <returns>The answer.</returns>
    public async Task<HttpResponseMessage> VerifyAsync(string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/accounts/verify");
        request.Content = new StringContent(
            """{"address":"someone@163.com","authorizationCode":"ABCDEFGHIJKLMNOP"}""", Encoding.UTF8, "application/json");
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await Service.Client.SendAsync(request, Xunit.TestContext.Current.CancellationToken);
    }

    /// <summary>Tries a login and tells the status only.</summary>
    public async Task<HttpStatusCode> StatusOfAsync(string? token)
    {
        using var answer = await VerifyAsync(token);
        return answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await SignIn.DisposeAsync();
    }

    // Only the trust in a certificate made for this test; nothing about tokens.
    private static void TrustSignIn(IServiceCollection services, OpenIdServer signIn)
    {
        const string Client = "sign-in";
        services.Configure<JwtBearerOptions>(
            JwtBearerDefaults.AuthenticationScheme, bearer => bearer.BackchannelHttpHandler = signIn.CreateHandler());
        services.AddHttpClient(Client).ConfigurePrimaryHttpMessageHandler(signIn.CreateHandler);
        services.Configure<AadIssuerValidatorOptions>(validator => validator.HttpClientName = Client);
    }
}
