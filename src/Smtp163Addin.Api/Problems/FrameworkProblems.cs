namespace Smtp163Addin.Api.Problems;

/// <summary>Gives the framework's empty error answers (no such path, wrong method …) the contract's form.</summary>
internal static class FrameworkProblems
{
    /// <summary>Writes the problem that fits the status that the framework chose.</summary>
    public static Task WriteAsync(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized => Write(context, ProblemCode.Unauthorized),
        StatusCodes.Status403Forbidden => Write(context, ProblemCode.Forbidden),
        StatusCodes.Status404NotFound => Write(context, ProblemCode.NotFound),
        StatusCodes.Status405MethodNotAllowed => Write(context, ProblemCode.MethodNotAllowed),
        StatusCodes.Status408RequestTimeout => Write(context, ProblemCode.UploadStalled),
        StatusCodes.Status413PayloadTooLarge => Write(context, ProblemCode.PayloadTooLarge),
        StatusCodes.Status415UnsupportedMediaType => Write(context, ProblemCode.UnsupportedMediaType),
        StatusCodes.Status429TooManyRequests => Write(context, ProblemCode.RateLimited),
        >= 500 => Write(context, ProblemCode.InternalError),
        _ => Write(context, ProblemCode.InvalidRequest),
    };

    private static Task Write(HttpContext context, ProblemCode code) => ProblemResult.WriteAsync(context, new Problem(code));
}
