using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Smtp163Addin.Api.Hosting;

namespace Smtp163Addin.Api.Limits;

/// <summary>
/// Lets known proxies, and nobody else, say who the client is and whether it came by HTTPS. The last word on these
/// options: the environment variable ASPNETCORE_FORWARDEDHEADERS_ENABLED would make the host trust everyone.
/// </summary>
/// <param name="configuration">The known proxies.</param>
internal sealed class ForwardedClients(ServiceConfiguration configuration) : IPostConfigureOptions<ForwardedHeadersOptions>
{
    /// <inheritdoc/>
    public void PostConfigure(string? name, ForwardedHeadersOptions options)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in configuration.KnownProxies)
        {
            options.KnownIPNetworks.Add(network);
        }

        // Two empty lists mean "trust everyone" to the middleware, so that without proxies it must not look at all.
        options.ForwardedHeaders = configuration.KnownProxies.Count > 0
            ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
            : ForwardedHeaders.None;

        // The chain is followed from its near end as long as each link is a known proxy; the first unknown one is the client.
        options.ForwardLimit = null;
    }
}
