using System.Net;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Smtp163Addin.Api.Tests.SignIn;
using Xunit;

namespace Smtp163Addin.Api.Tests.Attacks;

/// <summary>Tokens that were stolen, made for others, replayed or made up.</summary>
[Collection(AttackSuite.Name)]
public sealed class TokenAttacks(AttackReport report)
{
    private const string Kind = "stolen, foreign and replayed tokens";

    [Fact]
    public async Task No_token_lets_in_whom_the_service_was_not_told_of()
    {
        await using var guarded = await GuardedService.StartAsync(new() { ["Authentication:Tenants"] = OpenIdServer.Tenant });
        using var ownKey = RSA.Create(2048);
        var own = new SigningCredentials(new RsaSecurityKey(ownKey) { KeyId = guarded.SignIn.SigningKey.KeyId }, SecurityAlgorithms.RsaSha256);
        var good = guarded.Tokens.Sign();
        var now = DateTime.UtcNow;
        (string What, string Token)[] attempts =
        [
            ("stolen an hour ago", guarded.Tokens.Sign(notBefore: now.AddHours(-2), expires: now.AddHours(-1))),
            ("for later", guarded.Tokens.Sign(notBefore: now.AddHours(1), expires: now.AddHours(2))),
            ("for Microsoft Graph", guarded.Tokens.Sign(new() { ["aud"] = "00000003-0000-0000-c000-000000000000" })),
            ("for another program", await guarded.SignIn.RequestTokenAsync(Guid.NewGuid().ToString(), "Mail.Relay")),
            ("with another permission", await guarded.SignIn.RequestTokenAsync(Tokens.ClientId, "User.Read")),
            ("without a permission", await guarded.SignIn.RequestTokenAsync(Tokens.ClientId, "")),
            ("from another tenant", guarded.Tokens.Sign(new() { ["tid"] = Guid.NewGuid().ToString() })),
            ("from another issuer", guarded.Tokens.Sign(new() { ["iss"] = "https://evil.example/v2.0" })),
            ("signed by the attacker", guarded.Tokens.Sign(credentials: own)),
            ("unsigned", Tokens.Unsigned(good, "none")),
            ("with raised rights", Tokens.Tamper(guarded.Tokens.Sign(new() { ["scp"] = "x" }), payload: json => json.Replace("\"x\"", "\"Mail.Relay\"", StringComparison.Ordinal))),
            ("with a key of its own in its head", Tokens.Tamper(good, header: json => json.Replace("{", """{"jku":"https://evil.example/keys",""", StringComparison.Ordinal))),
            ("without its end", good[..^10]),
            ("twice", good + ", Bearer " + good),
        ];

        foreach (var (what, token) in attempts)
        {
            using var answer = await guarded.VerifyAsync(token);
            report.Note(
                Kind,
                $"{what} -> {(int)answer.StatusCode}",
                answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden && guarded.Service.Sandbox.Conversations.Count == 0);
        }

        foreach (var place in new[] { $"?access_token={good}", $"?token={good}", $"?code={good}" })
        {
            using var request = Drafts.Verify();
            request.RequestUri = new Uri("/api/v1/accounts/verify" + place, UriKind.Relative);
            request.Headers.Add("Cookie", $"access_token={good}; .AspNetCore.Cookies={good}");
            using var answer = await guarded.Service.Client.SendAsync(request, TestContext.Current.CancellationToken);
            report.Note(Kind, "in the address or a cookie", answer.StatusCode == HttpStatusCode.Unauthorized);
        }

        report.AssertAllStopped(Kind);
    }

    [Fact]
    public async Task A_replayed_token_spends_the_budget_of_its_user_wherever_it_comes_from()
    {
        await using var guarded = await GuardedService.StartAsync(new()
        {
            ["RateLimits:SendsPerMinute"] = "2",
            ["ForwardedHeaders:KnownProxies"] = "127.0.0.1",
        });
        var stolen = guarded.Tokens.Sign();
        for (var number = 1; number <= 6; number++)
        {
            using var request = Drafts.Verify();
            request.Headers.Authorization = new("Bearer", stolen);
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{number}");
            using var answer = await guarded.Service.Client.SendAsync(request, TestContext.Current.CancellationToken);
            if (number > 2)
            {
                report.Note(Kind, "replayed from another address", answer.StatusCode == HttpStatusCode.TooManyRequests);
            }
        }

        report.AssertAllStopped(Kind);
    }
}
