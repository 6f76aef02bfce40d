using System.Security.Cryptography.X509Certificates;

namespace Smtp163Addin.Relay;

/// <summary>Where and how patiently the relay talks to 163. The defaults are those of production.</summary>
public sealed record RelayOptions
{
    /// <summary>The SMTP server. Never taken from a request.</summary>
    public string Host { get; init; } = "smtp.163.com";

    /// <summary>Its port for implicit TLS: 465 or 994 in production.</summary>
    public int Port { get; init; } = 465;

    /// <summary>TCP, TLS and the greeting together.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>One whole reply to one command; also the longest that a single write of the body may be stuck.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>From the final dot to the whole reply.</summary>
    public TimeSpan DataTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The first pause after 163 refused this server's address; doubled each time up to four hours.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How many conversations run at once; as many wait in the queue, 10 s at most.</summary>
    public int MaxConcurrentSends { get; init; } = 64;

    /// <summary>
    /// The only authorities to trust, for the sandbox and for tests. Empty in production, where the system's are trusted; no
    /// configuration key leads here.
    /// </summary>
    public X509Certificate2Collection TrustedAuthorities { get; init; } = [];
}
