using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Privacy.Tests.Policy;
using Smtp163Addin.Relay;
using Smtp163Addin.Tests;
using Xunit;

namespace Smtp163Addin.Privacy.Tests.Logs;

/// <summary>What the service can log at all: every line is source-generated, and stands in docs/operating.md.</summary>
[Trait("Promise", "P5")]
public sealed partial class LogInventoryTests
{
    private static readonly Assembly[] Product = [typeof(ServiceHost).Assembly, typeof(MailRelay).Assembly];

    [Fact]
    public void Every_field_of_a_log_line_is_in_the_inventory()
    {
        var fields = Product.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .Where(line => line is not null)
            .SelectMany(line => Placeholder().Matches(line!.Message).Select(match => match.Groups[1].Value))
            .ToList();

        Assert.Equal(InventoryRow().Matches(PolicyText.Read("docs/operating.md")).Select(match => match.Groups[1].Value).Order(), fields.Order());
    }

    [Fact]
    public void No_line_is_written_in_any_other_way()
    {
        var sources = new[] { "Smtp163Addin.Api", "Smtp163Addin.Relay" }
            .SelectMany(project => new DirectoryInfo(Repository.PathOf("src", project)).EnumerateFiles("*.cs", SearchOption.AllDirectories))
            .Where(file => !file.FullName.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToList();

        Assert.True(sources.Count > 100, "The sources were not found.");
        Assert.All(sources, file => Assert.DoesNotMatch(OtherLogging(), File.ReadAllText(file.FullName)));
    }

    [Fact]
    public void The_deployed_service_has_no_event_sources()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Smtp163Addin.Api.runtimeconfig.json")));

        var properties = settings.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");
        Assert.False(properties.GetProperty("System.Diagnostics.Tracing.EventSource.IsSupported").GetBoolean());
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex InventoryRow();

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)?\(|Trace\.Write|Debug\.Write|Console\.Write|EventSource\b|ActivitySource\b")]
    private static partial Regex OtherLogging();
}
