using System.Net;
using Smtp163Addin.Relay;

namespace Smtp163Addin.Api.Hosting;

/// <summary>Everything that an operator can set, read and checked once, before anything starts.</summary>
internal sealed record ServiceConfiguration
{
    /// <summary>The <c>https://…</c> origin that users reach, or <see langword="null"/> in Development.</summary>
    public required Uri? PublicOrigin { get; init; }

    /// <summary>Who may use the service.</summary>
    public required AuthenticationMode AuthenticationMode { get; init; }

    /// <summary>How to talk to 163.</summary>
    public required RelayOptions Relay { get; init; }

    /// <summary>How much one request may carry.</summary>
    public required UploadLimits Limits { get; init; }

    /// <summary>How often one caller may call.</summary>
    public required RateLimits RateLimits { get; init; }

    /// <summary>Where feedback goes, and from which mailbox.</summary>
    public required FeedbackMailboxes Feedback { get; init; }

    /// <summary>The proxies that may say who the client is; a single address is a network of one.</summary>
    public required IReadOnlyList<IPNetwork> KnownProxies { get; init; }

    /// <summary>Further origins that may call the API from a browser, compared exactly.</summary>
    public required IReadOnlyList<string> CorsOrigins { get; init; }

    /// <summary>Says nothing: the feedback mailbox's code is in here.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(ServiceConfiguration);
}
