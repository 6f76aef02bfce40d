using Microsoft.AspNetCore.Connections;

namespace Smtp163Addin.Api.Forgetting;

/// <summary>
/// The doors of this feature: after the last request the process holds no copy of anything of it. What is set here is set for the
/// whole process, so only the service's own process uses it, not one that hosts the service beside something else.
/// </summary>
internal static class ForgettingFeature
{
    /// <summary>Adds buffers that are zeroed and a collection of what is garbage.</summary>
    public static void AddForgetting(this IServiceCollection services)
    {
        NativeMemoryRules.Apply();
        services.AddSingleton<IMemoryPoolFactory<byte>, ZeroingPoolFactory>();
        services.AddSingleton<Forgetter>();
    }

    /// <summary>Watches the requests to the API; the outermost layer of all.</summary>
    /// <param name="app">The application.</param>
    public static void UseForgetting(this WebApplication app)
    {
        var forgetter = app.Services.GetRequiredService<Forgetter>();
        app.UseWhen(
            static context => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
            branch => branch.Use(async (context, next) =>
            {
                forgetter.Begin();
                try
                {
                    await next(context);
                }
                finally
                {
                    forgetter.End();
                }
            }));
    }
}
