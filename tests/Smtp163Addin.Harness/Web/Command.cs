using System.ComponentModel;
using System.Diagnostics;

namespace Smtp163Addin.Harness.Web;

/// <summary>A program that ran to its end.</summary>
/// <param name="ExitCode">Its exit code; 127 when there is no such program, as shells say.</param>
/// <param name="Output">What it wrote, both streams together.</param>
public sealed record Command(int ExitCode, string Output)
{
    private const int NotFound = 127;

    /// <summary>Runs a program and waits for its end.</summary>
    /// <param name="program">Its name on the path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="environment">Variables to add.</param>
    /// <param name="cancellationToken">Ends it with all that it started.</param>
    /// <returns>What became of it.</returns>
    public static async Task<Command> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellationToken)
    {
        // On Windows npm and npx are command files, which only the shell starts.
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd", ["/c", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = folder;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return new Command(NotFound, $"There is no program {program} here.");
        }

        using (process)
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            try
            {
                await process.WaitForExitAsync(cancellationToken);
                return new Command(process.ExitCode, await output + await errors);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
    }
}
