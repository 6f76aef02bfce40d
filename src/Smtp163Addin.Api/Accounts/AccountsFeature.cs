using Smtp163Addin.Api.Requests;
using Smtp163Addin.Relay;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Api.Accounts;

/// <summary>The doors of this feature: trying an address and a code.</summary>
internal static class AccountsFeature
{
    /// <summary>Maps <c>POST /accounts/verify</c>.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/accounts/verify", static (HttpContext context, MailRelay relay) => VerifyAsync(context, relay))
            .WithName("verifyAccount")
            .WithSummary("Try an address and a code without sending");

    private static async Task<IResult> VerifyAsync(HttpContext context, MailRelay relay)
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
            : Answer.With(context, await relay.VerifyAsync(new Account(address, code), context.RequestAborted));
    }
}
