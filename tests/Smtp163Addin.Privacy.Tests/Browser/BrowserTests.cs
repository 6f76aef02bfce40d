using System.Text.Json;
using Smtp163Addin.Harness.Web;
using Smtp163Addin.Privacy.Tests.Report;
using Xunit;

namespace Smtp163Addin.Privacy.Tests.Browser;

/// <summary>What the promises say of the pane, in a real browser: the specs below <c>addin-web/browser/privacy</c>.</summary>
public sealed class BrowserTests(PrivacyReport report)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    [Fact]
    public async Task The_pane_keeps_its_promises()
    {
        var suite = new WebSuite("test:privacy", "privacy-browser.json");
        try
        {
            await suite.PassInBrowserAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            if (File.Exists(suite.Report))
            {
                await using var stream = File.OpenRead(suite.Report);
                using var results = await JsonDocument.ParseAsync(stream, cancellationToken: TestContext.Current.CancellationToken);
                NoteEvidence(results.RootElement);
            }
        }
    }

    // Playwright nests suites, specs, tests, and results; what a test has noted stands in its annotations.
    private void NoteEvidence(JsonElement element)
    {
        foreach (var suite in Members(element, "suites"))
        {
            NoteEvidence(suite);
        }

        foreach (var test in Members(element, "specs").SelectMany(spec => Members(spec, "tests")))
        {
            foreach (var annotation in Members(test, "annotations").Where(annotation => annotation.GetProperty("type").GetString() == "evidence"))
            {
                var evidence = JsonSerializer.Deserialize<Evidence>(annotation.GetProperty("description").GetString()!, Json)!;
                report.Note(evidence.Promise, evidence.Check, evidence.Tried, evidence.Found);
            }
        }
    }

    private static JsonElement.ArrayEnumerator Members(JsonElement element, string name) =>
        element.TryGetProperty(name, out var members) ? members.EnumerateArray() : default;
}
