using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Smtp163Addin.Api.Hosting;

namespace Smtp163Addin.Api.Contract;

/// <summary>Writes the published contract into a file: <c>dotnet run --project src/Smtp163Addin.Api -- contract FILE</c>.</summary>
internal static class ContractFile
{
    /// <summary>The word on the command line.</summary>
    public const string Command = "contract";

    /// <summary>Starts the service on a free loopback port and writes what it serves.</summary>
    /// <param name="path">The file; it is overwritten.</param>
    /// <returns>When it is written.</returns>
    public static async Task WriteAsync(string path)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.AddSmtp163Addin();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        await using (app)
        {
            app.MapSmtp163Addin();
            app.Urls.Clear();
            app.Urls.Add("http://127.0.0.1:0");
            await app.StartAsync();
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            using var client = new HttpClient();
            await File.WriteAllTextAsync(path, await client.GetStringAsync(new Uri($"{address}/openapi/v1.json")) + "\n");
        }
    }
}
