using Smtp163Addin.Api.Contract;
using Smtp163Addin.Api.Forgetting;

namespace Smtp163Addin.Api.Hosting;

/// <summary>Runs the service from its command line to its exit code.</summary>
internal static class ServiceHost
{
    /// <summary>The exit code for a wrong configuration (<c>EX_CONFIG</c> of sysexits.h).</summary>
    private const int WrongConfiguration = 78;

    /// <summary>Runs until the process is asked to stop.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>0, or 78 when a configuration value is wrong or missing, which one line on the error stream then names.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            if (args is [ContractFile.Command, var path])
            {
                await ContractFile.WriteAsync(path);
                return 0;
            }

            if (args is [MemoryScan.Command, var process])
            {
                return await MemoryScan.RunAsync(process);
            }

            RuntimeDiagnostics.RefuseCrashDumps();
            var builder = WebApplication.CreateBuilder(args);
            builder.AddSmtp163Addin();
            builder.Services.AddForgetting();
            var app = builder.Build();
            await using (app)
            {
                app.UseForgetting();
                app.MapSmtp163Addin();
                app.WarnOfTools();
                await app.RunAsync();
            }

            return 0;
        }
        catch (ConfigurationException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return WrongConfiguration;
        }
    }
}
