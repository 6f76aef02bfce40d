using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Smtp163Addin.Api.Hosting;

/// <summary>Sets Kestrel's limits on purpose, and what the framework may log.</summary>
internal static class ServerExtensions
{
    /// <summary>The most that a body without a limit of its own may hold: no JSON of the API but <c>message</c> comes near it.</summary>
    public const int SmallBodyBytes = 64 * 1024;

    /// <summary>Configures the server.</summary>
    public static void ConfigureServer(this WebApplicationBuilder builder, ServiceConfiguration configuration)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.AllowSynchronousIO = false;

            // Else an idle connection keeps the headers of its last request, in case the next one has the same.
            kestrel.DisableStringReuse = true;
            kestrel.Limits.MaxRequestBodySize = SmallBodyBytes;
            kestrel.Limits.MaxRequestLineSize = 4 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.MaxRequestHeadersTotalSize = 24 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(90);
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
            kestrel.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
            kestrel.Limits.Http2.MaxStreamsPerConnection = 32;
        });

        // A send whose final dot is on its way is finished before the process ends.
        builder.Services.Configure<HostOptions>(host =>
            host.ShutdownTimeout = configuration.Relay.DataTimeout + configuration.Relay.CommandTimeout);
    }
}
