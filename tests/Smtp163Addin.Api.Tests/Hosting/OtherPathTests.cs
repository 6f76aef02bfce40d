using System.Net.Http.Headers;
using System.Text.Json;
using Smtp163Addin.Harness.Http;
using Smtp163Addin.Harness.InProcess;
using Smtp163Addin.Sandbox.Faults;
using Smtp163Addin.Tests;
using Xunit;

namespace Smtp163Addin.Api.Tests.Hosting;

/// <summary>Settings, health, and the pages.</summary>
public sealed class OtherPathTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Settings_say_what_the_pane_must_know()
    {
        await using var service = await TestService.StartAsync();
        using var response = await service.Http1.GetAsync(new Uri("/api/v1/settings", UriKind.Relative), Cancellation);
        var settings = JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancellation));

        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Equal("wangjian20220512@163.com", settings.GetProperty("contact").GetString());
        Assert.Contains(
            $"version: {settings.GetProperty("policyVersion").GetString()}",
            await File.ReadAllLinesAsync(Repository.PathOf("PRIVACY.md"), Cancellation));
        Assert.Equal(52_428_800, settings.GetProperty("limits").GetProperty("attachmentBytes").GetInt64());
        Assert.Equal(100, settings.GetProperty("limits").GetProperty("recipients").GetInt32());
        Assert.Contains(".vbs", settings.GetProperty("refusedExtensions").EnumerateArray().Select(extension => extension.GetString()));
        Assert.Equal("Anonymous", settings.GetProperty("authentication").GetProperty("mode").GetString());
        using var policy = await service.Http1.GetAsync(new Uri(settings.GetProperty("policyUrl").GetString()!, UriKind.RelativeOrAbsolute), Cancellation);
        Assert.Equal(200, (int)policy.StatusCode);
    }

    [Theory]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN")]
    [InlineData("en-GB", "en")]
    [InlineData("ja", "en")]
    [InlineData("en;q=0.1, zh-TW", "zh-CN")]
    [InlineData(null, "en")]
    public async Task The_policy_is_shown_in_the_readers_language(string? accept, string language)
    {
        await using var service = await TestService.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/privacy");
        if (accept is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(accept);
        }

        using var response = await service.Http1.SendAsync(request, Cancellation);
        var page = await response.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(new MediaTypeHeaderValue("text/html", "utf-8"), response.Content.Headers.ContentType);
        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.Contains("[P13]", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/support")]
    [InlineData("/privacy/en")]
    [InlineData("/privacy/zh-CN")]
    [InlineData("/page.css")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_page_is_there(string path)
    {
        await using var service = await TestService.StartAsync();
        using var response = await service.Http1.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.False(response.Headers.Contains("Server"));
        Assert.Equal(0, service.Sandbox.Conversations.Count);
    }

    [Fact]
    public async Task Before_it_stops_the_process_is_not_ready_and_finishes_what_it_began()
    {
        await using var service = await TestService.StartAsync();
        service.Sandbox.Faults.Next(new Fault(FaultStage.EndOfData, new FaultAction.Delay(TimeSpan.FromSeconds(4))));
        using var warm = await service.Http2.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancellation);
        var sending = service.Http2.PostAsync(
            new Uri("/api/v1/messages", UriKind.Relative), Upload.Of(Sample.Message().ToJsonString()), Cancellation);
        await service.Sandbox.Conversations.WaitForAsync(1, Cancellation);

        var stopping = service.StopAsync();
        using var ready = await service.Http2.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancellation);
        Assert.Equal(503, (int)ready.StatusCode);
        using var refused = await service.Http2.PostAsync(
            new Uri("/api/v1/messages", UriKind.Relative), Upload.Of(Sample.Message().ToJsonString()), Cancellation);
        await ProblemAssert.IsAsync(refused, "overloaded", 503, retryable: true);
        using var sent = await sending;
        await ProblemAssert.IsSentAsync(sent);
        await stopping;
    }
}
