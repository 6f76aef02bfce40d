using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Smtp163Addin.Api.Hosting;
using Xunit;

namespace Smtp163Addin.Api.Tests.Hosting;

/// <summary>The configuration table: defaults, and what stops the server.</summary>
public sealed class ConfigurationTests
{
    [Fact]
    public void The_defaults_are_those_of_the_contract()
    {
        var configuration = Read("Production");
        Assert.Equal("smtp.163.com", configuration.Relay.Host);
        Assert.Equal(465, configuration.Relay.Port);
        Assert.Equal(TimeSpan.FromSeconds(10), configuration.Relay.ConnectTimeout);
        Assert.Equal(TimeSpan.FromSeconds(30), configuration.Relay.CommandTimeout);
        Assert.Equal(TimeSpan.FromMinutes(2), configuration.Relay.DataTimeout);
        Assert.Equal(TimeSpan.FromMinutes(15), configuration.Relay.Pause);
        Assert.Equal(64, configuration.Relay.MaxConcurrentSends);
        Assert.Empty(configuration.Relay.TrustedAuthorities);
        Assert.Equal(50 * 1024 * 1024, configuration.Limits.AttachmentBytes);
        Assert.Equal(100, configuration.Limits.Recipients);
        Assert.Equal(TimeSpan.FromSeconds(30), configuration.Limits.UploadIdleTimeout);
        Assert.Equal(TimeSpan.FromMinutes(10), configuration.Limits.UploadTimeout);
        Assert.Equal(10, configuration.RateLimits.SendsPerMinute);
        Assert.Equal(3, configuration.RateLimits.FailedLoginsPer15Minutes);
        Assert.Equal("someone@163.com", configuration.Feedback.Recipient);
        Assert.Null(configuration.Feedback.Account);
        Assert.Empty(configuration.KnownProxies);
        Assert.Empty(configuration.CorsOrigins);
    }

    [Theory]
    [InlineData("Public:Origin", null)]
    [InlineData("Public:Origin", "")]
    [InlineData("Public:Origin", "http://mail.example.com")]
    [InlineData("Public:Origin", "https://mail.example.com/path")]
    [InlineData("Public:Origin", "https://a:b@mail.example.com")]
    [InlineData("Public:Origin", "mail.example.com")]
    [InlineData("Authentication:Mode", null)]
    [InlineData("Authentication:Mode", "None")]
    [InlineData("Authentication:Mode", "0")]
    [InlineData("Smtp163:Host", "mail.example.com")]
    [InlineData("Smtp163:Port", "25")]
    [InlineData("Smtp163:Port", "587")]
    [InlineData("Smtp163:Port", "abc")]
    [InlineData("Smtp163:Port", "")]
    [InlineData("Smtp163:ConnectTimeout", "10")]
    [InlineData("Smtp163:ConnectTimeout", "ten seconds")]
    [InlineData("Smtp163:CommandTimeout", "00:00:00")]
    [InlineData("Smtp163:DataTimeout", "-00:00:10")]
    [InlineData("Smtp163:Pause", "04:00:01")]
    [InlineData("Smtp163:MaxConcurrentSends", "0")]
    [InlineData("Limits:AttachmentBytes", "-1")]
    [InlineData("Limits:AttachmentBytes", "50 MiB")]
    [InlineData("Limits:Recipients", "0")]
    [InlineData("Limits:UploadIdleTimeout", "x")]
    [InlineData("Limits:UploadTimeout", "x")]
    [InlineData("RateLimits:SendsPerMinute", "0")]
    [InlineData("RateLimits:FailedLoginsPer15Minutes", "-3")]
    [InlineData("Feedback:Recipient", "nobody")]
    [InlineData("Feedback:Account:Address", "someone@163.com")]
    [InlineData("Feedback:Account:AuthorizationCode", "ABC")]
    [InlineData("ForwardedHeaders:KnownProxies", "proxy.example.com")]
    [InlineData("Cors:Origins", "https://*.example.com")]
    [InlineData("Cors:Origins", "https://example.com/x")]
    [InlineData("Smtp163:Hosts", "x")]
    [InlineData("Limits:Attachments", "1")]
    public void A_wrong_or_missing_value_names_its_key_on_one_line(string key, string? value)
    {
        var wrong = Assert.Throws<ConfigurationException>(() => Read("Production", (key, value)));

        // Of the feedback mailbox, the half that is missing is named.
        var named = key.StartsWith("Feedback:Account:", StringComparison.Ordinal) ? "Feedback:Account:" : key;
        Assert.Contains(named, wrong.Message, StringComparison.Ordinal);
        Assert.Contains(named.Replace(":", "__", StringComparison.Ordinal), wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong.Message);
    }

    [Theory]
    [InlineData("Smtp163:Host", "localhost")]
    [InlineData("Smtp163:Port", "10465")]
    [InlineData("Public:Origin", null)]
    [InlineData("Authentication:Mode", null)]
    public void Development_may_do_without(string key, string? value) => Assert.NotNull(Read("Development", (key, value)));

    [Fact]
    public void Lists_are_read_in_both_forms()
    {
        var configuration = Read("Production", ("Cors:Origins", "https://a.example, https://b.example"), ("ForwardedHeaders:KnownProxies:0", "10.0.0.1"), ("ForwardedHeaders:KnownProxies:1", "fd00::/8"));
        Assert.Equal(["https://a.example", "https://b.example"], configuration.CorsOrigins);
        Assert.Equal(["10.0.0.1/32", "fd00::/8"], configuration.KnownProxies.Select(network => network.ToString()));
    }

    private static ServiceConfiguration Read(string environment, params IEnumerable<(string Key, string? Value)> changes)
    {
        var values = new Dictionary<string, string?>
        {
            ["Public:Origin"] = "https://mail.example.com",
            ["Authentication:Mode"] = "Anonymous",
        };
        foreach (var (key, value) in changes)
        {
            values[key] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        return ServiceConfigurationReader.Read(configuration, new HostingEnvironment { EnvironmentName = environment }, "someone@163.com");
    }
}
