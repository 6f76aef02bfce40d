using Smtp163Addin.Harness.InProcess;
using Smtp163Addin.Tests;
using Xunit;

namespace Smtp163Addin.Api.Tests.Contract;

/// <summary>The published contract, from which the pane's types are generated.</summary>
public sealed class PublishedContractTests
{
    [Fact]
    public async Task The_written_file_equals_what_the_server_serves()
    {
        await using var service = await TestService.StartAsync();
        var served = await service.Http1.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);
        var written = await File.ReadAllTextAsync(Repository.PathOf("addin-web", "openapi.json"), TestContext.Current.CancellationToken);

        Assert.True(
            served.Trim() == written.Trim(),
            "addin-web/openapi.json has drifted: run dotnet run --project src/Smtp163Addin.Api -- contract ../../addin-web/openapi.json, then npm run contract in addin-web.");
    }
}
