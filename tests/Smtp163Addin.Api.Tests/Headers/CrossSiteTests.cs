using System.Net;
using System.Text.Json;
using Smtp163Addin.Api.Tests.Attacks;
using Xunit;

namespace Smtp163Addin.Api.Tests.Headers;

public sealed class CrossSiteTests : IAsyncLifetime
{
    private const string Listed = "https://intranet.example";
    private LiveService _service = null!;

    public static TheoryData<string> LookAlikes =>
    [
        "null",
        "https://intranet.example.evil.example",
        "https://evil-intranet.example",
        "https://intranet.example:444",
        "https://intranet.example/",
        "https://INTRANET.example",
        "https://sub.intranet.example",
        "http://intranet.example",
        "https://intranet.exampl",
        "https://intranet_example",
        "https://intranet.example@evil.example",
        "https://intranet.example, https://evil.example",
        "http://add-in.example",
        "https://add-in.example.evil.example",
        "https://add-in.example:8443",
        "https://xadd-in.example",
        "file://",
        "*",
        " ",
    ];

    public async ValueTask InitializeAsync() => _service = await LiveService.StartAsync(
        new Dictionary<string, string> { ["Cors:Origins"] = Listed });

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Theory]
    [MemberData(nameof(LookAlikes))]
    public async Task A_request_from_another_origin_is_refused(string origin)
    {
        using var answer = await SendAsync(HttpMethod.Post, ("Origin", origin));

        await AssertForbiddenAsync(answer);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [MemberData(nameof(LookAlikes))]
    public async Task A_preflight_from_another_origin_allows_nothing(string origin)
    {
        using var answer = await SendAsync(
            HttpMethod.Options,
            ("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type"));

        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
        await AssertForbiddenAsync(answer);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("something-new")]
    [InlineData("same-origin, cross-site")]
    public async Task A_request_that_the_browser_calls_foreign_is_refused(string site)
    {
        using var answer = await SendAsync(HttpMethod.Post, ("Sec-Fetch-Site", site));

        await AssertForbiddenAsync(answer);
    }

    [Fact]
    public async Task Our_origin_does_not_excuse_a_request_that_the_browser_calls_foreign()
    {
        using var answer = await SendAsync(
            HttpMethod.Post, ("Origin", LiveService.PublicOrigin), ("Sec-Fetch-Site", "cross-site"));

        await AssertForbiddenAsync(answer);
    }

    [Fact]
    public async Task Two_origins_are_as_good_as_none()
    {
        using var answer = await SendAsync(HttpMethod.Post, ("Origin", LiveService.PublicOrigin), ("Origin", "https://evil.example"));

        await AssertForbiddenAsync(answer);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("https://add-in.example", null)]
    [InlineData("https://add-in.example", "same-origin")]
    [InlineData(null, "same-origin")]
    [InlineData(null, "none")]
    [InlineData("https://intranet.example", "cross-site")]
    [InlineData("https://intranet.example", null)]
    public async Task Our_own_pane_a_listed_origin_and_a_client_that_is_no_browser_pass(string? origin, string? site)
    {
        using var answer = await SendAsync(HttpMethod.Get, ("Origin", origin), ("Sec-Fetch-Site", site));

        Assert.NotEqual(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_listed_origin_is_told_that_it_may_call_and_without_credentials()
    {
        using var answer = await SendAsync(
            HttpMethod.Options,
            ("Origin", Listed), ("Sec-Fetch-Site", "cross-site"),
            ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type,authorization"));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(Listed, Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Equal(
            "content-type,authorization",
            string.Join(',', answer.Headers.GetValues("Access-Control-Allow-Headers")),
            ignoreCase: true);
    }

    [Theory]
    [InlineData("PUT", "content-type")]
    [InlineData("DELETE", "content-type")]
    [InlineData("POST", "x-forwarded-for")]
    public async Task A_listed_origin_may_not_use_other_methods_or_headers(string method, string header)
    {
        using var answer = await SendAsync(
            HttpMethod.Options,
            ("Origin", Listed), ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", header));

        Assert.DoesNotContain(
            answer.Headers,
            allowed => allowed.Key is "Access-Control-Allow-Methods" or "Access-Control-Allow-Headers"
                && allowed.Value.Any(value => value.Contains(method == "POST" ? header : method, StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task AssertForbiddenAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("forbidden", problem.RootElement.GetProperty("code").GetString());
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/settings");
        foreach (var (name, value) in headers)
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await _service.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
