using Microsoft.AspNetCore.Http.HttpResults;
using Smtp163Addin.Sandbox;

namespace Smtp163Addin.Playground.Faults;

/// <summary>Makes conversations with the sandbox go wrong, for the page and the browser tests.</summary>
internal static class FaultEndpoints
{
    /// <summary>Maps the faults.</summary>
    /// <param name="endpoints">The group <c>/playground</c>.</param>
    public static void MapFaults(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPut("/faults/{name}", Set);
        endpoints.MapDelete("/faults", Clear);
    }

    private static Results<NoContent, NotFound> Set(string name, SmtpSandbox sandbox)
    {
        if (!FaultCatalogue.All.TryGetValue(name, out var fault))
        {
            return TypedResults.NotFound();
        }

        // One at a time: what was set up before and not yet met is forgotten.
        sandbox.Faults.Clear();
        sandbox.Faults.Next(fault);
        return TypedResults.NoContent();
    }

    private static NoContent Clear(SmtpSandbox sandbox)
    {
        sandbox.Faults.Clear();
        return TypedResults.NoContent();
    }
}
