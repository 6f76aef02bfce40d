using Smtp163Addin.Api.Hosting;

namespace Smtp163Addin.Api.Forgetting;

/// <summary>
/// What the .NET runtime could be asked to tell of this process. It takes these settings from its environment before any code of the
/// process runs, so the process can only refuse to start, or warn.
/// </summary>
internal static partial class RuntimeDiagnostics
{
    private static readonly string[] Prefixes = ["DOTNET_", "COMPlus_"];

    /// <summary>Refuses a runtime that would write the memory to the disk when the process crashes.</summary>
    /// <exception cref="ConfigurationException">Crash dumps are switched on.</exception>
    public static void RefuseCrashDumps()
    {
        foreach (var variable in Prefixes.Select(prefix => prefix + "DbgEnableMiniDump"))
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value && value != "0")
            {
                throw ConfigurationException.ForVariable(variable, "remove it or write 0; a crash dump would leave mails on the disk.");
            }
        }
    }

    /// <summary>Warns of a runtime that writes the memory to the disk when a tool asks for it.</summary>
    /// <param name="app">The application.</param>
    public static void WarnOfTools(this WebApplication app)
    {
        if (Prefixes.All(prefix => Environment.GetEnvironmentVariable(prefix + "EnableDiagnostics") != "0"))
        {
            ToolsMayLookIn(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Smtp163Addin.Api.Start"));
        }
    }

    [LoggerMessage(
        EventId = 2,
        Level = LogLevel.Warning,
        Message = "Tools of .NET may dump the memory of this process: set the environment variable DOTNET_EnableDiagnostics to 0.")]
    private static partial void ToolsMayLookIn(ILogger logger);
}
