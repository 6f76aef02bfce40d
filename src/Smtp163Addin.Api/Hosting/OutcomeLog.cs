using System.Security.Cryptography;
using Smtp163Addin.Api.Problems;

namespace Smtp163Addin.Api.Hosting;

/// <summary>The one line that is logged of a request to the API: when, which, what came of it, how long, how large.</summary>
internal static partial class OutcomeLog
{
    private const int TraceIdDigits = 16;

    /// <summary>Logs requests to the API when they are over.</summary>
    /// <param name="app">The application.</param>
    public static void UseOutcomeLog(this WebApplication app)
    {
        var time = app.Services.GetRequiredService<TimeProvider>();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Smtp163Addin.Api.Requests");
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
            branch => branch.Use(async (context, next) =>
            {
                // The server's own identifier counts connections; a random one says nothing about other requests.
                context.TraceIdentifier = RandomNumberGenerator.GetHexString(TraceIdDigits, lowercase: true);
                context.Response.Headers.CacheControl = "no-store";
                var started = time.GetTimestamp();
                try
                {
                    await next(context);
                }
                finally
                {
                    var milliseconds = (long)time.GetElapsedTime(started).TotalMilliseconds;
                    var outcome = NameOf(RequestOutcome.Of(context));
                    var size = SizeClass.Of(context);
                    Finished(logger, context.TraceIdentifier, outcome, milliseconds, size);
                }
            }));
    }

    private static string NameOf(RequestOutcome? outcome) =>
        outcome switch
        {
            null => "client_gone",
            { Code: { } problem } => ProblemCatalogue.NameOf(problem),
            _ => outcome.Fulfilment,
        };

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{TraceId} {Outcome} {Milliseconds} ms {SizeClass}")]
    private static partial void Finished(ILogger logger, string traceId, string outcome, long milliseconds, string sizeClass);
}
