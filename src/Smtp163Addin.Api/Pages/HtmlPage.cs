using System.Text;
using System.Text.Encodings.Web;

namespace Smtp163Addin.Api.Pages;

/// <summary>A plain page: no script, one small style sheet, nothing from elsewhere.</summary>
/// <param name="language">The language tag (BCP 47).</param>
/// <param name="title">The title, as text.</param>
/// <param name="html">The content, as HTML made by this service.</param>
internal sealed class HtmlPage(string language, string title, string html) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var encoder = HtmlEncoder.Default;
        var page = $"""
            <!doctype html>
            <html lang="{encoder.Encode(language)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{encoder.Encode(title)}</title>
            <link rel="stylesheet" href="/page.css">
            </head>
            <body>
            <main>
            {html}
            </main>
            </body>
            </html>

            """;
        var bytes = Encoding.UTF8.GetBytes(page);
        var response = httpContext.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentLanguage = language;
        response.Headers.CacheControl = "no-cache";
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
        }
    }
}
