namespace Smtp163Addin.Api.Problems;

/// <summary>
/// The last place where an exception can be caught. The framework's own handler logs the exception, and an exception's text may echo
/// an address; here nothing of it is said to anyone.
/// </summary>
internal sealed class InternalErrorMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone; there is nobody to answer.
            context.Abort();
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = bad.StatusCode;
            await FrameworkProblems.WriteAsync(context);
        }
#pragma warning disable CA1031 // Whatever it is, it is a fault of ours and ends here.
        catch (Exception) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await ProblemResult.WriteAsync(context, new Problem(ProblemCode.InternalError));
        }
        catch (Exception)
        {
            RequestOutcome.Set(context, ProblemCode.InternalError);
            context.Abort();
        }
#pragma warning restore CA1031
    }
}
