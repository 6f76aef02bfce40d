using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Smtp163Addin.Api.Pane;
using Smtp163Addin.Api.Tests.Attacks;
using Xunit;

namespace Smtp163Addin.Api.Tests.Pane;

public sealed class PaneTests : IAsyncLifetime
{
    private readonly BuiltPane _pane = new();
    private LiveService _service = null!;

    public async ValueTask InitializeAsync() =>
        _service = await LiveService.StartAsync(configure: services => services.AddSingleton(_pane.Options));

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _pane.Dispose();
    }

    [Fact]
    public async Task The_page_is_never_kept_by_a_browser()
    {
        using var answer = await GetAsync("/taskpane.html");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task A_hashed_file_is_kept_for_good()
    {
        using var answer = await GetAsync("/assets/taskpane-Ab3_-x9Z.js");

        Assert.Equal("text/javascript; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
        Assert.Equal(BuiltPane.Script, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_icon_is_kept_for_a_day_and_may_be_shown_by_Outlook()
    {
        using var answer = await GetAsync("/icons/icon-64.png");

        Assert.Equal("image/png", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(TimeSpan.FromDays(1), answer.Headers.CacheControl?.MaxAge);
        Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }

    [Fact]
    public async Task A_browser_that_has_the_file_is_told_so()
    {
        using var first = await GetAsync("/assets/taskpane-Ab3_-x9Z.js");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/taskpane-Ab3_-x9Z.js");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task A_browser_that_can_unpack_gzip_gets_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/taskpane-Ab3_-x9Z.js");
        request.Headers.AcceptEncoding.ParseAdd("br, gzip;q=0.5");
        using var answer = await _service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        await using var unpacked = new GZipStream(
            await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        Assert.Equal(BuiltPane.Script, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task HEAD_tells_the_length_without_the_file()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/assets/taskpane-Ab3_-x9Z.js");
        using var answer = await _service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(BuiltPane.Script.Length, answer.Content.Headers.ContentLength);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/notes.unknown-extension")]
    [InlineData("/assets/")]
    [InlineData("/assets")]
    [InlineData("/icons/")]
    [InlineData("/taskpane")]
    public async Task What_is_not_listed_is_not_there(string path)
    {
        using var answer = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void The_page_lists_the_files_of_office_js_before_it_loads_them()
    {
        var page = PanePage.Prepare(Page("https://appsforoffice.microsoft.com/lib/1/hosted/office.js"), new PaneOptions());

        var policy = page.IndexOf("""<meta http-equiv="Content-Security-Policy" content="script-src 'self' https://""", StringComparison.Ordinal);
        Assert.InRange(policy, 0, page.IndexOf("<script", StringComparison.Ordinal));
        Assert.Contains("""<script async src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js">""", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_may_bring_office_js_from_another_place_and_a_script_before_it()
    {
        var page = PanePage.Prepare(
            Page("https://appsforoffice.microsoft.com/lib/1/hosted/office.js"),
            new PaneOptions { OfficeScriptSource = "/office/", ScriptBeforeOffice = "/playground/before.js" });

        Assert.Contains(
            """<script src="/playground/before.js"></script>""" + "\n    " + """<script async src="/office/office.js">""",
            page,
            StringComparison.Ordinal);
        Assert.DoesNotContain("appsforoffice", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://appsforoffice.microsoft.com/lib/1.1/hosted/office.js")]
    [InlineData("/office.js")]
    public void A_page_without_the_real_office_js_is_not_served(string source) =>
        Assert.Throws<InvalidOperationException>(() => PanePage.Prepare(Page(source), new PaneOptions()));

    [Theory]
    [InlineData("Pane:OfficeScriptSource")]
    [InlineData("PaneOptions:OfficeScriptSource")]
    [InlineData("OfficeScriptSource")]
    public async Task No_configuration_brings_another_script_into_the_pane(string key)
    {
        await using var service = await LiveService.StartAsync(
            new Dictionary<string, string> { [key] = "https://evil.example/" },
            services => services.AddSingleton(new PaneOptions { Directory = _pane.Options.Directory }));

        var page = await service.Client.GetStringAsync(
            new Uri("/taskpane.html", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("src=\"https://appsforoffice.microsoft.com/lib/1/hosted/office.js\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", page, StringComparison.Ordinal);
    }

    private static string Page(string source) => $"""<head><script async src="{source}"></script></head>""";

    private Task<HttpResponseMessage> GetAsync(string path) =>
        _service.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}
