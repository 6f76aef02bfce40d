using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Api.Tests.Attacks;
using Xunit;

namespace Smtp163Addin.Api.Tests.SignIn;

public sealed class SignInTests(SharedGuardedService shared) : IClassFixture<SharedGuardedService>
{
    private const string OtherTenant = "99999999-1630-4163-8163-0123456789ab";

    private readonly GuardedService _guarded = shared.Guarded;

    [Fact]
    public async Task A_token_that_the_sign_in_service_minted_lets_its_user_in()
    {
        var token = await _guarded.SignIn.RequestTokenAsync(Tokens.ClientId, "Mail.Relay");
        var before = _guarded.Service.Sandbox.Conversations.Logins;

        Assert.Equal(HttpStatusCode.OK, await _guarded.StatusOfAsync(token));
        Assert.Equal(before + 1, _guarded.Service.Sandbox.Conversations.Logins);
    }

    [Fact]
    public async Task Without_a_token_nothing_reaches_163_and_no_details_are_told()
    {
        var before = _guarded.Service.Sandbox.Conversations.Count;
        using var answer = await _guarded.VerifyAsync(token: null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        Assert.Equal("unauthorized", await CodeAsync(answer));
        Assert.Equal(before, _guarded.Service.Sandbox.Conversations.Count);
    }

    [Theory]
    [InlineData("/api/v1/settings")]
    [InlineData("/health/live")]
    [InlineData("/taskpane.html")]
    public async Task What_the_pane_needs_before_sign_in_is_open(string path)
    {
        using var answer = await _guarded.Service.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.NotEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/messages")]
    [InlineData("/api/v1/accounts/verify")]
    [InlineData("/api/v1/feedback")]
    [InlineData("/API/V1/Messages")]
    [InlineData("/api/v1/messages/")]
    public async Task What_sends_is_closed(string path)
    {
        using var answer = await _guarded.Service.Client.PostAsync(
            new Uri(path, UriKind.Relative), content: null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task The_settings_tell_the_pane_where_to_sign_in()
    {
        var settings = JsonDocument.Parse(await _guarded.Service.Client.GetStringAsync(
            new Uri("/api/v1/settings", UriKind.Relative), TestContext.Current.CancellationToken)).RootElement.GetProperty("authentication");

        Assert.Equal("EntraId", settings.GetProperty("mode").GetString());
        Assert.Equal(Tokens.ClientId, settings.GetProperty("clientId").GetString());
        Assert.Equal(new Uri(_guarded.SignIn.Instance, OpenIdServer.Tenant).AbsoluteUri, settings.GetProperty("authority").GetString());
        Assert.Equal($"api://{Tokens.ClientId}/Mail.Relay", settings.GetProperty("scope").GetString());
    }

    [Fact]
    public async Task The_manifest_lets_the_sign_in_page_open_in_the_add_ins_windows()
    {
        var manifest = await _guarded.Service.Client.GetStringAsync(
            new Uri("/manifest.xml", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains(
            $"<AppDomain>{_guarded.SignIn.Instance.GetLeftPart(UriPartial.Authority)}</AppDomain>", manifest, StringComparison.Ordinal);
    }

    public static TheoryData<string, Dictionary<string, object?>> ForeignClaims => new()
    {
        { "another audience", new() { ["aud"] = "https://graph.microsoft.com" } },
        { "no audience", new() { ["aud"] = null } },
        { "another application's id", new() { ["aud"] = Guid.NewGuid().ToString() } },
        { "another issuer", new() { ["iss"] = "https://login.evil.example/" + OpenIdServer.Tenant + "/v2.0" } },
        { "no issuer", new() { ["iss"] = null } },
        { "another tenant's issuer", new() { ["iss"] = $"https://127.0.0.1/{OtherTenant}/v2.0", ["tid"] = OtherTenant } },
        { "another tenant's id with our issuer", new() { ["tid"] = OtherTenant } },
        { "no tenant", new() { ["tid"] = null } },
    };

    [Theory]
    [MemberData(nameof(ForeignClaims))]
    public async Task A_token_for_or_from_someone_else_is_refused(string what, Dictionary<string, object?> claims)
    {
        Assert.Equal(HttpStatusCode.OK, await _guarded.StatusOfAsync(_guarded.Tokens.Sign()));

        var status = await _guarded.StatusOfAsync(_guarded.Tokens.Sign(claims));
        Assert.True(status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, what);
    }

    [Fact]
    public async Task A_token_outside_its_time_is_refused()
    {
        var now = DateTime.UtcNow;

        Assert.Equal(HttpStatusCode.Unauthorized, await _guarded.StatusOfAsync(_guarded.Tokens.Sign(notBefore: now.AddHours(-2), expires: now.AddHours(-1))));
        Assert.Equal(HttpStatusCode.Unauthorized, await _guarded.StatusOfAsync(_guarded.Tokens.Sign(notBefore: now.AddHours(1), expires: now.AddHours(2))));
        Assert.Equal(HttpStatusCode.Unauthorized, await _guarded.StatusOfAsync(_guarded.Tokens.Sign(withoutExpiry: true)));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("nOnE")]
    [InlineData("HS256")]
    [InlineData("")]
    public async Task A_token_without_a_signature_is_refused(string algorithm) =>
        Assert.Equal(
            HttpStatusCode.Unauthorized, await _guarded.StatusOfAsync(Tokens.Unsigned(_guarded.Tokens.Sign(), algorithm)));

    [Fact]
    public async Task A_token_signed_with_another_key_is_refused_even_under_the_right_name()
    {
        using var other = RSA.Create(2048);
        var unknown = new SigningCredentials(new RsaSecurityKey(other) { KeyId = "unknown" }, SecurityAlgorithms.RsaSha256);
        var impostor = new SigningCredentials(
            new RsaSecurityKey(other) { KeyId = _guarded.SignIn.SigningKey.KeyId }, SecurityAlgorithms.RsaSha256);

        Assert.Equal(HttpStatusCode.Unauthorized, await _guarded.StatusOfAsync(_guarded.Tokens.Sign(credentials: unknown)));
        Assert.Equal(HttpStatusCode.Unauthorized, await _guarded.StatusOfAsync(_guarded.Tokens.Sign(credentials: impostor)));
    }

    [Fact]
    public async Task The_public_key_does_not_serve_as_a_shared_secret()
    {
        var publicKey = _guarded.SignIn.SigningKey.Rsa.ExportSubjectPublicKeyInfo();
        var confused = new SigningCredentials(
            new SymmetricSecurityKey(publicKey) { KeyId = _guarded.SignIn.SigningKey.KeyId }, SecurityAlgorithms.HmacSha256);

        Assert.Equal(HttpStatusCode.Unauthorized, await _guarded.StatusOfAsync(_guarded.Tokens.Sign(credentials: confused)));
    }

    [Fact]
    public async Task A_token_that_was_changed_is_refused()
    {
        var token = _guarded.Tokens.Sign(new() { ["scp"] = "User.Read" });
        var parts = token.Split('.');
        var raised = Tokens.Tamper(token, payload: json => json.Replace("User.Read", "Mail.Relay", StringComparison.Ordinal));

        Assert.NotEqual(token, raised);
        Assert.Equal(HttpStatusCode.Unauthorized, await _guarded.StatusOfAsync(raised));
        Assert.Equal(HttpStatusCode.Unauthorized, await _guarded.StatusOfAsync($"{parts[0]}.{parts[1]}."));
        Assert.Equal(HttpStatusCode.Unauthorized, await _guarded.StatusOfAsync($"{parts[0]}.{parts[1]}.{parts[2]}A"));
        Assert.Equal(HttpStatusCode.Unauthorized, await _guarded.StatusOfAsync("not.a.token"));
        Assert.Equal(HttpStatusCode.Unauthorized, await _guarded.StatusOfAsync(new string('A', 8000)));
    }

    [Theory]
    [InlineData("User.Read")]
    [InlineData("mail.relay")]
    [InlineData("Mail.Relay.All")]
    [InlineData("Mail")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_user_without_the_permission_is_known_and_not_let_in(string? permissions)
    {
        using var answer = await _guarded.VerifyAsync(_guarded.Tokens.Sign(new() { ["scp"] = permissions }));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("forbidden", await CodeAsync(answer));
    }

    [Fact]
    public async Task A_role_of_a_program_is_not_the_permission_of_a_user() =>
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await _guarded.StatusOfAsync(_guarded.Tokens.Sign(new() { ["scp"] = null, ["roles"] = new[] { "Mail.Relay" } })));

    [Fact]
    public async Task A_token_of_the_older_form_counts_when_the_same_tenant_issued_it()
    {
        var issuer = new Uri(_guarded.SignIn.Instance, OpenIdServer.Tenant + "/").AbsoluteUri;
        var older = new Dictionary<string, object?> { ["ver"] = "1.0", ["iss"] = issuer, ["aud"] = "api://" + Tokens.ClientId };

        Assert.Equal(HttpStatusCode.OK, await _guarded.StatusOfAsync(_guarded.Tokens.Sign(older)));

        older["iss"] = new Uri(_guarded.SignIn.Instance, OtherTenant + "/").AbsoluteUri;
        Assert.Equal(HttpStatusCode.Unauthorized, await _guarded.StatusOfAsync(_guarded.Tokens.Sign(older)));
    }

    [Fact]
    public async Task A_new_key_is_learned_while_running()
    {
        await using var guarded = await GuardedService.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await guarded.StatusOfAsync(guarded.Tokens.Sign()));

        guarded.SignIn.RotateKey();
        var renewed = guarded.Tokens.Sign();
        while (await guarded.StatusOfAsync(renewed) != HttpStatusCode.OK)
        {
            // The answer that meets the unknown key asks for the new ones in the background.
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_sign_in_service_that_cannot_be_reached_lets_nobody_in_until_it_can()
    {
        await using var guarded = await GuardedService.StartAsync(reachable: false);
        var token = guarded.Tokens.Sign();

        using (var closed = await guarded.VerifyAsync(token))
        {
            Assert.False(closed.IsSuccessStatusCode);
            Assert.Equal(0, guarded.Service.Sandbox.Conversations.Count);
        }

        guarded.SignIn.IsReachable = true;
        while (await guarded.StatusOfAsync(token) != HttpStatusCode.OK)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Only_listed_tenants_users_and_groups_are_let_in()
    {
        await using var guarded = await GuardedService.StartAsync(new()
        {
            ["Authentication:Tenants"] = OpenIdServer.Tenant,
            ["Authentication:Users:0"] = "aaaaaaaa-2222-3333-4444-555555555555",
            ["Authentication:Groups"] = "bbbbbbbb-2222-3333-4444-555555555555, cccccccc-2222-3333-4444-555555555555",
        });

        Task<HttpStatusCode> Try(string user, params string[] groups) =>
            guarded.StatusOfAsync(guarded.Tokens.Sign(new() { ["oid"] = user, ["groups"] = groups }));

        Assert.Equal(HttpStatusCode.OK, await Try("aaaaaaaa-2222-3333-4444-555555555555"));
        Assert.Equal(HttpStatusCode.OK, await Try(Tokens.User, Guid.NewGuid().ToString(), "cccccccc-2222-3333-4444-555555555555"));
        Assert.Equal(HttpStatusCode.Forbidden, await Try(Tokens.User));
        Assert.Equal(HttpStatusCode.Forbidden, await Try(Tokens.User, Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.Forbidden, await guarded.StatusOfAsync(guarded.Tokens.Sign(new() { ["oid"] = null })));
    }

    [Fact]
    public async Task A_tenant_that_is_not_listed_is_not_let_in()
    {
        await using var guarded = await GuardedService.StartAsync(new() { ["Authentication:Tenants"] = OtherTenant });

        Assert.Equal(HttpStatusCode.Forbidden, await guarded.StatusOfAsync(guarded.Tokens.Sign()));
    }

    [Fact]
    public async Task Signed_in_users_have_budgets_of_their_own_behind_one_address()
    {
        await using var guarded = await GuardedService.StartAsync(new() { ["RateLimits:SendsPerMinute"] = "1" });
        var one = guarded.Tokens.Sign();
        var other = guarded.Tokens.Sign(new() { ["oid"] = Guid.NewGuid().ToString() });

        Assert.Equal(HttpStatusCode.OK, await guarded.StatusOfAsync(one));
        Assert.Equal(HttpStatusCode.TooManyRequests, await guarded.StatusOfAsync(one));
        Assert.Equal(HttpStatusCode.OK, await guarded.StatusOfAsync(other));
    }

    [Theory]
    [InlineData("AzureAd:ClientId", "not-an-id")]
    [InlineData("AzureAd:TenantId", "no tenant")]
    [InlineData("AzureAd:Instance", "http://login.example")]
    [InlineData("Authentication:Users", "someone@example.com")]
    [InlineData("Authentication:Group", "bbbbbbbb-2222-3333-4444-555555555555")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string key, string value)
    {
        var wrong = await Assert.ThrowsAsync<ConfigurationException>(() => LiveService.StartAsync(new Dictionary<string, string>
        {
            ["Authentication:Mode"] = "EntraId",
            ["AzureAd:TenantId"] = OpenIdServer.Tenant,
            ["AzureAd:ClientId"] = Tokens.ClientId,
            [key] = value,
        }));

        Assert.Contains(key, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, wrong.Message, StringComparison.Ordinal);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer)
    {
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return problem.RootElement.GetProperty("code").GetString();
    }
}
