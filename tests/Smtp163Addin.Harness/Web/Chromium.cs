using Smtp163Addin.Tests;
using Xunit;

namespace Smtp163Addin.Harness.Web;

/// <summary>The browser of the browser tests: the system's, or one that is installed when it is first needed.</summary>
public static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly Dictionary<string, string> Unattended = new() { ["DEBIAN_FRONTEND"] = "noninteractive" };

    /// <summary>Finds Chromium, or installs it: with apt-get where this process may, else with Playwright.</summary>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The program, or <see langword="null"/> for the one that Playwright has installed.</returns>
    public static async Task<string?> FindOrInstallAsync(CancellationToken cancellationToken)
    {
        if (Find() is { } found)
        {
            return found;
        }

        if (Environment.IsPrivilegedProcess && OperatingSystem.IsLinux())
        {
            await RunAsync("apt-get", ["update", "--quiet", "--quiet"], cancellationToken);
            await RunAsync("apt-get", ["install", "--yes", "--no-install-recommends", "chromium", "fonts-noto-cjk"], cancellationToken);
            if (Find() is { } installed)
            {
                return installed;
            }
        }

        var playwright = await RunAsync("npx", ["playwright", "install", "chromium"], cancellationToken);
        Assert.True(playwright.ExitCode == 0, $"Chromium is missing: install it, or set CHROMIUM to its program.\n{playwright.Output}");
        return null;
    }

    private static string? Find() =>
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named
            ? named
            : (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists);

    private static Task<Command> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        Command.RunAsync(program, arguments, Repository.PathOf("addin-web"), Unattended, cancellationToken);
}
