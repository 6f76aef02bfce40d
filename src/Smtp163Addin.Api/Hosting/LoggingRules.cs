using Microsoft.Extensions.Logging.Console;

namespace Smtp163Addin.Api.Hosting;

/// <summary>
/// What may be logged at all. The framework's own lines at Information and below name paths, hosts and content lengths of single
/// requests; the contract allows the service's one line for each request and nothing else, whatever levels the configuration names.
/// </summary>
internal static class LoggingRules
{
    private const string Lifetime = "Microsoft.Hosting.Lifetime";

    private static readonly string[] Frameworks = ["Microsoft", "System"];

    /// <summary>Sets the console's form and the rules.</summary>
    public static void ConfigureLogging(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<SimpleConsoleFormatterOptions>(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        });
        builder.Services.PostConfigure<LoggerFilterOptions>(Restrict);
    }

    private static void Restrict(LoggerFilterOptions options)
    {
        var tooTalkative = options.Rules.Where(rule =>
            rule.LogLevel is not (LogLevel.Warning or LogLevel.Error or LogLevel.Critical or LogLevel.None)
            && Frameworks.Any(framework => rule.CategoryName?.StartsWith(framework, StringComparison.OrdinalIgnoreCase) == true));
        foreach (var rule in tooTalkative.ToList())
        {
            options.Rules.Remove(rule);
        }

        // A rule for one provider goes before a rule for all, so each provider that has rules gets these too.
        var providers = options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList();
        foreach (var provider in providers)
        {
            foreach (var framework in Frameworks)
            {
                options.Rules.Add(new LoggerFilterRule(provider, framework, LogLevel.Warning, filter: null));
            }

            options.Rules.Add(new LoggerFilterRule(provider, Lifetime, LogLevel.Information, filter: null));
        }
    }
}
