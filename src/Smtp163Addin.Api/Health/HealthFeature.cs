using Microsoft.AspNetCore.Http.HttpResults;
using Smtp163Addin.Api.Problems;
using Smtp163Addin.Api.Requests;

namespace Smtp163Addin.Api.Health;

/// <summary>The doors of this feature: whether the process lives and takes work. Neither path contacts 163.</summary>
internal static class HealthFeature
{
    private static readonly TimeSpan WaitWhileDraining = TimeSpan.FromSeconds(10);

    /// <summary>Adds the drain before stopping.</summary>
    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<Drain>();
        services.AddHostedService(provider => provider.GetRequiredService<Drain>());
    }

    /// <summary>Maps <c>GET /health/live</c> and <c>GET /health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", static (HttpContext context) => Say(context, "live", StatusCodes.Status200OK))
            .ExcludeFromDescription();
        endpoints.MapGet("/health/ready", static (HttpContext context, Drain drain) => drain.IsDraining
                ? Say(context, "draining", StatusCodes.Status503ServiceUnavailable)
                : Say(context, "ready", StatusCodes.Status200OK))
            .ExcludeFromDescription();
    }

    /// <summary>Lets the process finish what runs at these endpoints before it stops, and refuses new work then.</summary>
    public static RouteGroupBuilder FinishBeforeStopping(this RouteGroupBuilder group) =>
        group.AddEndpointFilter(static async (context, next) =>
        {
            var drain = context.HttpContext.RequestServices.GetRequiredService<Drain>();
            if (!drain.TryEnter())
            {
                return Answer.With(context.HttpContext, new Problem(ProblemCode.Overloaded) { RetryAfter = WaitWhileDraining });
            }

            try
            {
                return await next(context);
            }
            finally
            {
                drain.Leave();
            }
        });

    private static ContentHttpResult Say(HttpContext context, string word, int status)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Text(word, "text/plain; charset=utf-8", statusCode: status);
    }
}
