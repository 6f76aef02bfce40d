using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Smtp163Addin.Api.Tests.SignIn;

/// <summary>Makes tokens that no honest server would sign.</summary>
internal sealed class Tokens(OpenIdServer server)
{
    public const string ClientId = "163163aa-163a-163a-163a-163163163163";
    public const string User = "11111111-2222-3333-4444-555555555555";

    /// <summary>A token as the server would mint it, with some claims changed; a claim set to <see langword="null"/> is left out.</summary>
    public string Sign(
        Dictionary<string, object?>? changes = null,
        SigningCredentials? credentials = null,
        DateTime? notBefore = null,
        DateTime? expires = null,
        bool withoutExpiry = false)
    {
        var now = DateTime.UtcNow;
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = server.Issuer,
            ["aud"] = ClientId,
            ["tid"] = OpenIdServer.Tenant,
            ["oid"] = User,
            ["sub"] = "someone",
            ["ver"] = "2.0",
            ["scp"] = "Mail.Relay",
            ["nbf"] = Seconds(notBefore ?? now.AddMinutes(-5)),
            ["exp"] = withoutExpiry ? null : Seconds(expires ?? now.AddHours(1)),
        };
        foreach (var (name, value) in changes ?? [])
        {
            claims[name] = value;
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims.Where(claim => claim.Value is not null).ToDictionary(claim => claim.Key, claim => claim.Value!),
            SigningCredentials = credentials ?? new SigningCredentials(server.SigningKey, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>The same token with another header or other claims, and the signature that it had.</summary>
    public static string Tamper(string token, Func<string, string>? header = null, Func<string, string>? payload = null)
    {
        var parts = token.Split('.');
        return string.Join('.', Change(parts[0], header), Change(parts[1], payload), parts[2]);
    }

    /// <summary>The same token with algorithm <c>none</c> and without a signature.</summary>
    public static string Unsigned(string token, string algorithm)
    {
        var parts = token.Split('.');
        return $"{Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","typ":"JWT"}""")}.{parts[1]}.";
    }

    private static long Seconds(DateTime time) => EpochTime.GetIntDate(time);

    private static string Change(string part, Func<string, string>? change) =>
        change is null ? part : Base64UrlEncoder.Encode(change(Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(part))));
}
