namespace Smtp163Addin.Api.Accounts;

/// <summary>The doors of this feature: trying an address and a code.</summary>
internal static class AccountsFeature
{
    /// <summary>Adds what tries a login.</summary>
    public static void AddAccounts(this IServiceCollection services)
    {
    }

    /// <summary>Maps <c>POST /accounts/verify</c>.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder endpoints)
    {
    }
}
