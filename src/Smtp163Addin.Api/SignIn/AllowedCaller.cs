using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Identity.Web;

namespace Smtp163Addin.Api.SignIn;

/// <summary>Lets a signed-in user pass who has the permission and stands on the operator's lists.</summary>
/// <param name="options">The lists.</param>
internal sealed class AllowedCaller(SignInOptions options) : AuthorizationHandler<AllowedCaller>, IAuthorizationRequirement
{
    // A group's member with very many groups has this claim in place of "groups", and is refused: asking Microsoft
    // Graph would be one more party to talk to. A group assigned to the application avoids it.
    private const string GroupsClaim = "groups";

    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AllowedCaller requirement)
    {
        if (MayRelay(context.User) && IsFromAllowedTenant(context.User) && IsListed(context.User))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    // Scopes stand in one claim, separated by blanks. A token of a program without a user has none, and is refused.
    private static bool MayRelay(ClaimsPrincipal user) =>
        user.FindAll(claim => claim.Type is ClaimConstants.Scp or ClaimConstants.Scope)
            .SelectMany(claim => claim.Value.Split(' '))
            .Contains(SignInOptions.Permission, StringComparer.Ordinal);

    private static bool Contains(IReadOnlySet<Guid> ids, string? id) => Guid.TryParse(id, out var value) && ids.Contains(value);

    private bool IsFromAllowedTenant(ClaimsPrincipal user) =>
        options.Tenants.Count == 0 || Contains(options.Tenants, user.GetTenantId());

    private bool IsListed(ClaimsPrincipal user) =>
        (options.Users.Count == 0 && options.Groups.Count == 0)
        || Contains(options.Users, user.GetObjectId())
        || user.FindAll(GroupsClaim).Any(group => Contains(options.Groups, group.Value));
}
