using System.Net;
using System.Xml.Linq;
using Smtp163Addin.Api.Manifest;
using Smtp163Addin.Api.Tests.Attacks;
using Xunit;

namespace Smtp163Addin.Api.Tests.Manifest;

public sealed class ManifestEndpointTests
{
    private static readonly XNamespace App = "http://schemas.microsoft.com/office/appforoffice/1.1";

    [Fact]
    public async Task The_manifest_names_this_server_everywhere()
    {
        await using var service = await LiveService.StartAsync(
            new Dictionary<string, string> { ["Public:Origin"] = "https://mail.example.org:8443" });

        using var answer = await service.Client.GetAsync(
            new Uri("/manifest.xml", UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var manifest = XDocument.Parse(text);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/xml; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.DoesNotContain(Values(manifest), value => value.Contains("localhost", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(
            "https://mail.example.org:8443/taskpane.html",
            manifest.Descendants(App + "SourceLocation").Single().Attribute("DefaultValue")?.Value);
    }

    [Fact]
    public async Task The_name_in_the_request_does_not_get_into_the_manifest()
    {
        await using var service = await LiveService.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/manifest.xml");
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");

        using var answer = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain("evil", text, StringComparison.Ordinal);
        Assert.Contains(LiveService.PublicOrigin, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0.0.1", false)]
    [InlineData("9876.5.4.3", true)]
    public void The_higher_version_is_given(string server, bool higher)
    {
        var version = Version.Parse(XDocument
            .Load(new MemoryStream(ManifestDocument.For("https://mail.example.org", Version.Parse(server))))
            .Root!.Element(App + "Version")!.Value);

        Assert.Equal(higher, version == Version.Parse(server));
        Assert.True(version >= Version.Parse(server));
    }

    private static IEnumerable<string> Values(XDocument manifest) =>
        manifest.Descendants().Attributes().Select(attribute => attribute.Value)
            .Concat(manifest.DescendantNodes().OfType<XText>().Select(text => text.Value));
}
