using Microsoft.AspNetCore.Builder;
using Smtp163Addin.Api.Hosting;

namespace Smtp163Addin.Benchmarks.Forgetting;

/// <summary>The service as its own process runs it, but for everything that makes it forget.</summary>
internal static class PlainService
{
    public const string Command = "serve-plain";

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddSmtp163Addin();
        await using var app = builder.Build();
        app.MapSmtp163Addin();
        await app.RunAsync();
    }
}
