using Smtp163Addin.Tests;
using Xunit;

namespace Smtp163Addin.EndToEnd.Tests.Web;

/// <summary>Starts the suites of addin-web, so that <c>dotnet test</c> fails when one of them does.</summary>
public sealed class WebSuiteTests
{
    [Fact]
    public Task The_TypeScript_unit_tests_pass() => Passes("test:unit", "vitest.json", new Dictionary<string, string>());

    [Fact]
    public async Task The_browser_tests_pass()
    {
        var environment = new Dictionary<string, string>
        {
            ["PLAYGROUND_PROGRAM"] = Path.Combine(AppContext.BaseDirectory, "Smtp163Addin.Playground.dll"),
        };
        if (await Chromium.FindOrInstallAsync(TestContext.Current.CancellationToken) is { } chromium)
        {
            environment["CHROMIUM"] = chromium;
        }

        await Passes("test:browser", "playwright.json", environment);
    }

    private static async Task Passes(string script, string results, IReadOnlyDictionary<string, string> environment)
    {
        var report = Repository.PathOf("artifacts", "test-results", results);
        Directory.CreateDirectory(Path.GetDirectoryName(report)!);
        File.Delete(report);

        // The packages are there: the build of the playground has installed them.
        var suite = await Command.RunAsync(
            "npm", ["run", "--silent", script], Repository.PathOf("addin-web"), environment, TestContext.Current.CancellationToken);

        Assert.True(suite.ExitCode == 0, $"npm run {script} failed in addin-web.\n{suite.Output}");
        Assert.True(File.Exists(report), $"npm run {script} left no {report}.\n{suite.Output}");
    }
}
