using Microsoft.Extensions.DependencyInjection;
using Smtp163Addin.Api.Pane;
using Smtp163Addin.Api.Tests.Pane;
using Xunit;

namespace Smtp163Addin.Api.Tests.Attacks;

/// <summary>Paths that could lead out of the pane's folder, or into what is not meant to be served.</summary>
[Collection(AttackSuite.Name)]
public sealed class PathAttacks(AttackReport report)
{
    private const string Kind = "path traversal at the static files";
    private const string Secret = "what lies beside the pane";

    [Fact]
    public async Task No_path_leads_out_of_the_pane()
    {
        using var pane = new BuiltPane();
        pane.Write("pane/taskpane.html", await File.ReadAllTextAsync(Path.Combine(pane.Directory.FullName, "taskpane.html"), TestContext.Current.CancellationToken));
        pane.Write("pane/assets/taskpane-Ab3_-x9Z.js", BuiltPane.Script);
        pane.Write("secret.json", Secret);
        pane.Write("pane/assets/.hidden", Secret);
        await using var service = await LiveService.StartAsync(
            configure: services => services.AddSingleton(new PaneOptions { Directory = Path.Combine(pane.Directory.FullName, "pane") }));

        foreach (var up in new[] { "..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "..;", "...", "....", "%c0%ae%c0%ae", "%uff0e%uff0e", "..%00", "..%20", "\u00c0\u00ae\u00c0\u00ae" })
        {
            foreach (var separator in new[] { "/", "%2f", "%2F", "\\", "%5c", "//", "%252f", "%c0%af", "/./", "/%00/" })
            {
                foreach (var folder in new[] { "/", "/assets/", "/icons/" })
                {
                    foreach (var target in new[] { "secret.json", $"..{separator}secret.json", $"etc{separator}passwd" })
                    {
                        await TryAsync(service, $"{folder}{up}{separator}{target}");
                    }
                }
            }
        }

        foreach (var path in new[]
        {
            "/assets/.hidden", "/assets/", "/assets", "/assets/.", "/assets/%2e", "/appsettings.json", "/web.config", "/.env", "/.git/config", "/Smtp163Addin.Api.dll",
            "/Smtp163Addin.Api.pdb", "/packages.lock.json", "//etc/passwd", "/%2fetc/passwd", "/file:///etc/passwd", "/assets/taskpane-Ab3_-x9Z.js/../../secret.json",
            "/assets/taskpane-Ab3_-x9Z.js%00.html", "/assets/taskpane-Ab3_-x9Z.js::$DATA", "/assets/taskpane-Ab3_-x9Z.js.map", "/taskpane.html~", "/taskpane.html.bak", "/C:/secret.json",
        })
        {
            await TryAsync(service, path);
        }

        report.AssertAllStopped(Kind);
    }

    private async Task TryAsync(LiveService service, string path)
    {
        var answer = await RawConnection.SendAsync(service, $"GET {path} HTTP/1.1\r\nHost: add-in.example\r\nConnection: close\r\n\r\n");
        var statuses = RawConnection.StatusesOf(answer);
        report.Note(
            Kind, $"{path} -> {string.Join(' ', statuses)}", statuses.All(status => status is 400 or 404) && !answer.Contains(Secret, StringComparison.Ordinal));
    }
}
