using System.Globalization;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Smtp163Addin.Api.Problems;

/// <summary>Answers a request with a problem.</summary>
internal sealed class ProblemResult(Problem problem) : IResult
{
    /// <summary>The media type of a problem (RFC 9457).</summary>
    public const string ContentType = "application/problem+json";

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, problem);

    /// <summary>Writes a problem; whatever stood in the response before is removed, headers set by middleware stay.</summary>
    /// <param name="context">The request.</param>
    /// <param name="problem">The problem.</param>
    /// <returns>When it is written.</returns>
    public static async Task WriteAsync(HttpContext context, Problem problem)
    {
        RequestOutcome.Set(context, problem.Code);
        var response = context.Response;
        var retryAfterSeconds = problem.RetryAfter is { } wait ? (int)Math.Ceiling(Math.Max(wait.TotalSeconds, 1)) : (int?)null;
        var name = ProblemCatalogue.NameOf(problem.Code);
        var body = new ProblemBody
        {
            Type = $"/support#{name}",
            Title = ProblemCatalogue.TitleOf(problem.Code),
            Status = problem.Status,
            Code = name,
            Retryable = problem.Retryable,
            Delivered = problem.Delivered == Relay.Outcomes.Delivery.Unknown ? "unknown" : "no",
            TraceId = context.TraceIdentifier,
            Reply = problem.Reply is null ? null : ReplyBody.From(problem.Reply),
            Recipients = problem.Recipients.Count > 0 ? problem.Recipients : null,
            Errors = problem.Errors.Count > 0 ? problem.Errors : null,
            RetryAfterSeconds = retryAfterSeconds,
        };

        response.StatusCode = problem.Status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        if (retryAfterSeconds is { } seconds)
        {
            response.Headers[HeaderNames.RetryAfter] = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, ProblemJson.Default.ProblemBody);
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(bytes, CancellationToken.None);
        }
    }
}
