using Smtp163Addin.Harness.Web;
using Xunit;

namespace Smtp163Addin.EndToEnd.Tests.Web;

/// <summary>Starts the suites of addin-web, so that <c>dotnet test</c> fails when one of them does.</summary>
public sealed class WebSuiteTests
{
    [Fact]
    public Task The_TypeScript_unit_tests_pass() => new WebSuite("test:unit", "vitest.json").PassAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task The_browser_tests_pass() => new WebSuite("test:browser", "playwright.json").PassInBrowserAsync(TestContext.Current.CancellationToken);
}
