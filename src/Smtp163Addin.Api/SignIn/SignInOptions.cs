using Smtp163Addin.Api.Hosting;

namespace Smtp163Addin.Api.SignIn;

/// <summary>Who of those whom the sign-in service vouches for may use this service, and where the pane signs them in.</summary>
internal sealed record SignInOptions
{
    /// <summary>The permission that a token must carry (claim <c>scp</c>).</summary>
    public const string Permission = "Mail.Relay";

    private const string ClientIdKey = "AzureAd:ClientId";
    private const string InstanceKey = "AzureAd:Instance";
    private const string TenantKey = "AzureAd:TenantId";
    private const string TenantsKey = "Authentication:Tenants";
    private const string UsersKey = "Authentication:Users";
    private const string GroupsKey = "Authentication:Groups";

    /// <summary>The application id of the registration that the pane and the service share.</summary>
    public required string ClientId { get; init; }

    /// <summary>Where users sign in, such as <c>https://login.microsoftonline.com/organizations</c>.</summary>
    public required Uri Authority { get; init; }

    /// <summary>The scope that the pane asks for, such as <c>api://…/Mail.Relay</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>
    /// The tenants (claim <c>tid</c>) that may; empty for all whom the authority serves. An authority of one tenant is
    /// its own list: the issuer alone does not bind the claim.
    /// </summary>
    public required IReadOnlySet<Guid> Tenants { get; init; }

    /// <summary>The users (claim <c>oid</c>) that may.</summary>
    public required IReadOnlySet<Guid> Users { get; init; }

    /// <summary>The groups (claim <c>groups</c>) whose members may. With no users and no groups, all may.</summary>
    public required IReadOnlySet<Guid> Groups { get; init; }

    /// <summary>Reads the section <c>AzureAd</c> and the lists in <c>Authentication</c>.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ConfigurationException">A value is wrong or missing.</exception>
    public static SignInOptions Read(IConfiguration configuration)
    {
        var reader = new ConfigurationReader(configuration);
        if (!Guid.TryParse(reader.Text(ClientIdKey), out var clientId))
        {
            throw ConfigurationException.For(ClientIdKey, "write the application (client) id of the registration in Microsoft Entra.");
        }

        if (!OriginText.TryParse(reader.Text(InstanceKey) ?? "https://login.microsoftonline.com/", out var instance))
        {
            throw ConfigurationException.For(InstanceKey, "write the https origin of the sign-in service, or remove it for the global one.");
        }

        if (reader.Text(TenantKey) is not { } tenant || Uri.CheckHostName(tenant) == UriHostNameType.Unknown)
        {
            throw ConfigurationException.For(TenantKey, "write the id of your tenant, or organizations, consumers or common.");
        }

        return new SignInOptions
        {
            ClientId = clientId.ToString("D"),
            Authority = new Uri(instance, tenant),
            Scope = $"{reader.Text("AzureAd:Audience") ?? $"api://{clientId:D}"}/{Permission}",
            Tenants = ReadIds(reader, TenantsKey) is { Count: > 0 } listed ? listed : OnlyTenant(tenant),
            Users = ReadIds(reader, UsersKey),
            Groups = ReadIds(reader, GroupsKey),
        };
    }

    private static HashSet<Guid> OnlyTenant(string tenant) => Guid.TryParse(tenant, out var id) ? [id] : [];

    private static HashSet<Guid> ReadIds(ConfigurationReader reader, string key) =>
        [.. reader.List(key).Select(text => Guid.TryParse(text, out var id)
            ? id
            : throw ConfigurationException.For(key, "write object ids from Microsoft Entra, separated by commas; names can change hands."))];
}
