using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Smtp163Addin.Api.Pane;

/// <summary>The doors of this feature: the built pane, its page, its hashed files and the add-in's icons.</summary>
internal static partial class PaneFeature
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Adds what the pane needs. A host may register its own <see cref="PaneOptions"/>, before or after.</summary>
    public static void AddPane(this IServiceCollection services) => services.TryAddSingleton(new PaneOptions());

    /// <summary>Maps <c>GET /taskpane.html</c> and what it loads: one route for each file.</summary>
    public static void MapPane(this WebApplication app)
    {
        var files = PaneFiles.Read(app.Services.GetRequiredService<PaneOptions>());
        if (files.Count == 0)
        {
            PaneIsMissing(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PaneFeature)));
        }

        foreach (var file in files)
        {
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(file.Content.Span))}\"");
            app.MapMethods(file.Path, Methods, (HttpContext context) => Serve(file, tag, context))
                .WithMetadata(file)
                .ExcludeFromDescription();
        }
    }

    private static FileContentHttpResult Serve(PaneFile file, EntityTagHeaderValue tag, HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = file.Caching switch
        {
            PaneCaching.Forever => "public, max-age=31536000, immutable",
            PaneCaching.Day => "public, max-age=86400",
            _ => "no-store",
        };

        if (file.Compressed is not { } compressed)
        {
            return TypedResults.Bytes(file.Content, file.ContentType, entityTag: tag);
        }

        headers.Vary = StringValues.Concat(headers.Vary, HeaderNames.AcceptEncoding);
        if (!AcceptsGzip(context.Request))
        {
            return TypedResults.Bytes(file.Content, file.ContentType, entityTag: tag);
        }

        headers.ContentEncoding = "gzip";
        return TypedResults.Bytes(compressed, file.ContentType, entityTag: new EntityTagHeaderValue(tag.Tag, isWeak: true));
    }

    private static bool AcceptsGzip(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(encoding =>
            encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && encoding.Quality is null or > 0);

    [LoggerMessage(LogLevel.Warning, "The pane's files are missing: build addin-web, or publish the service again.")]
    private static partial void PaneIsMissing(ILogger logger);
}
