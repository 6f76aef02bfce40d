namespace Smtp163Addin.Api.Problems;

/// <summary>The doors of this feature: every failure is told in one form, and none is told to a log.</summary>
internal static class ProblemsFeature
{
    /// <summary>
    /// Adds the outermost layer: exceptions become <c>internal_error</c> without a word of the exception in the answer or in a log,
    /// and the framework's own empty 4xx answers get a body.
    /// </summary>
    /// <param name="app">The application; call this before anything that can answer.</param>
    public static void UseProblems(this IApplicationBuilder app)
    {
        app.UseMiddleware<InternalErrorMiddleware>();
        app.UseStatusCodePages(context => FrameworkProblems.WriteAsync(context.HttpContext));
    }
}
