using Smtp163Addin.Api.Limits;
using Smtp163Addin.Api.Requests;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Api.Accounts;

/// <summary>The doors of this feature: trying an address and a code.</summary>
internal static class AccountsFeature
{
    /// <summary>Maps <c>POST /accounts/verify</c>.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/accounts/verify", static (HttpContext context, GuardedRelay relay) => VerifyAsync(context, relay))
            .WithName("verifyAccount")
            .WithSummary("Try an address and a code without sending")
            .Produces<AccountAccepted>();

    private static async Task<IResult> VerifyAsync(HttpContext context, GuardedRelay relay)
    {
        var (request, problem) = await SmallJsonBody.ReadAsync(context.Request, RequestJson.Default.VerifyRequest);
        if (request is null)
        {
            return Answer.With(context, problem!);
        }

        var errors = new FieldErrors();
        var address = errors.Take("address", AccountAddress.Parse(request.Address));
        var code = errors.Take("authorizationCode", AuthorizationCode.Parse(request.AuthorizationCode));
        return address is null || code is null
            ? Answer.With(context, errors.ToProblem())
            : await relay.VerifyAsync(context, new Account(address, code), context.RequestAborted);
    }
}
