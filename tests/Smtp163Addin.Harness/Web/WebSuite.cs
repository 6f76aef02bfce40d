using Smtp163Addin.Tests;
using Xunit;

namespace Smtp163Addin.Harness.Web;

/// <summary>A test suite of addin-web, run from here so that <c>dotnet test</c> fails when it does.</summary>
/// <param name="script">The npm script.</param>
/// <param name="results">The report that it leaves in <c>artifacts/test-results</c>.</param>
public sealed class WebSuite(string script, string results)
{
    /// <summary>The report, once the suite has run.</summary>
    public string Report { get; } = Repository.PathOf("artifacts", "test-results", results);

    /// <summary>Runs a suite that needs no browser, and fails with its output when it fails.</summary>
    public Task PassAsync(CancellationToken cancellationToken) => PassAsync(new Dictionary<string, string>(), cancellationToken);

    /// <summary>Runs a suite in Chromium against the playground built beside these tests, and fails with its output when it fails.</summary>
    public async Task PassInBrowserAsync(CancellationToken cancellationToken)
    {
        var environment = new Dictionary<string, string>
        {
            ["PLAYGROUND_PROGRAM"] = Path.Combine(AppContext.BaseDirectory, "Smtp163Addin.Playground.dll"),
        };
        if (await Chromium.FindOrInstallAsync(cancellationToken) is { } chromium)
        {
            environment["CHROMIUM"] = chromium;
        }

        await PassAsync(environment, cancellationToken);
    }

    private async Task PassAsync(Dictionary<string, string> environment, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Report)!);
        File.Delete(Report);

        // The packages are there: the build of the playground has installed them.
        var suite = await Command.RunAsync(
            "npm", ["run", "--silent", script], Repository.PathOf("addin-web"), environment, cancellationToken);

        Assert.True(suite.ExitCode == 0, $"npm run {script} failed in addin-web.\n{suite.Output}");
        Assert.True(File.Exists(Report), $"npm run {script} left no {Report}.\n{suite.Output}");
    }
}
