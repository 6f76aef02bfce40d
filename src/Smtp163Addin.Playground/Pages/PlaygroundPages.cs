using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Smtp163Addin.Playground.Pages;

/// <summary>The playground's page and Microsoft's office.js, as static files.</summary>
internal static class PlaygroundPages
{
    /// <summary>The folder of office.js, from the npm package <c>@microsoft/office-js</c>, unmodified.</summary>
    public const string OfficeScriptPath = "/office-js/";

    /// <summary>The stand-in for MicrosoftAjax.js, which office.js would else load from Microsoft's server.</summary>
    public const string MicrosoftAjaxPath = "/playground/microsoftAjax.js";

    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; frame-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Serves the files, before the service's own layers.</summary>
    /// <param name="app">The application.</param>
    public static void UsePlaygroundPages(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            // localhost belongs to every project on the machine; none of them asked for HTTPS only.
            context.Response.Headers.StrictTransportSecurity = "max-age=0";
            if (context.Request.Path == "/" || context.Request.Path == "/playground")
            {
                context.Response.Redirect("/playground/");
                return Task.CompletedTask;
            }

            return next(context);
        });
        app.UseFiles("playground", "/playground");
        app.UseFiles("office-js", OfficeScriptPath.TrimEnd('/'));
    }

    private static void UseFiles(this WebApplication app, string folder, string path)
    {
        var directory = Path.Combine(AppContext.BaseDirectory, folder);
        if (!Directory.Exists(directory))
        {
            throw new InvalidOperationException($"The folder {folder} is missing beside the program: build the project again.");
        }

        var files = new PhysicalFileProvider(directory);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files, RequestPath = path });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            RequestPath = path,
            OnPrepareResponse = static served =>
            {
                served.Context.Response.Headers[HeaderNames.ContentSecurityPolicy] = PagePolicy;
                served.Context.Response.Headers.CacheControl = "no-cache";
            },
        });
    }
}
