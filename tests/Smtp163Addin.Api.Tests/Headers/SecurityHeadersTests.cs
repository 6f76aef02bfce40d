using Microsoft.Extensions.DependencyInjection;
using Smtp163Addin.Api.Tests.Attacks;
using Smtp163Addin.Api.Tests.Pane;
using Xunit;

namespace Smtp163Addin.Api.Tests.Headers;

public sealed class SecurityHeadersTests : IAsyncLifetime
{
    private readonly BuiltPane _pane = new();
    private LiveService _service = null!;

    public async ValueTask InitializeAsync() => _service = await LiveService.StartAsync(
        new Dictionary<string, string> { ["ForwardedHeaders:KnownProxies"] = "127.0.0.1" },
        services => services.AddSingleton(_pane.Options));

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _pane.Dispose();
    }

    [Theory]
    [InlineData("/api/v1/nothing-here")]
    [InlineData("/API/v1/nothing-here")]
    [InlineData("/api")]
    public async Task An_answer_of_the_API_is_not_kept_shown_or_framed(string path)
    {
        using var answer = await GetAsync(path);

        Assert.Equal("no-store", Header(answer, "Cache-Control"));
        Assert.Equal(
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            Header(answer, "Content-Security-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/taskpane.html")]
    [InlineData("/icons/icon-64.png")]
    [InlineData("/assets/taskpane-Ab3_-x9Z.js")]
    [InlineData("/manifest.xml")]
    [InlineData("/privacy")]
    [InlineData("/health/live")]
    [InlineData("/api/v1/settings")]
    [InlineData("/nothing-here")]
    public async Task Every_answer_carries_the_headers_that_every_answer_carries(string path)
    {
        using var answer = await GetAsync(path);

        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.Contains("geolocation=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.NotEmpty(Header(answer, "Content-Security-Policy"));
        Assert.NotEmpty(Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }

    [Fact]
    public async Task The_pane_may_be_framed_by_Outlook()
    {
        using var answer = await GetAsync("/taskpane.html");

        Assert.False(answer.Headers.Contains("X-Frame-Options"));
        Assert.Contains("frame-ancestors https://outlook.office.com ", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("cross-origin", Header(answer, "Cross-Origin-Resource-Policy"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/privacy")]
    [InlineData("/support")]
    [InlineData("/assets/taskpane-Ab3_-x9Z.js")]
    [InlineData("/nothing-here")]
    public async Task Nothing_else_may_be_framed(string path)
    {
        using var answer = await GetAsync(path);

        Assert.Contains("frame-ancestors 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    [InlineData(null, false)]
    public async Task Strict_transport_is_asked_for_over_HTTPS_only(string? scheme, bool asked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/taskpane.html");
        request.Headers.Host = "add-in.example";
        if (scheme is not null)
        {
            request.Headers.Add("X-Forwarded-Proto", scheme);
            request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        }

        using var answer = await _service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(asked, answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_machine_that_calls_itself_localhost_keeps_its_other_servers()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/taskpane.html");
        request.Headers.Host = "localhost:5163";
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "127.0.0.1");

        using var answer = await _service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));

    private Task<HttpResponseMessage> GetAsync(string path) =>
        _service.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}
