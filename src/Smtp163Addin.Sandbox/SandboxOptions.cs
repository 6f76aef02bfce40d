using System.Net;
using System.Security.Cryptography.X509Certificates;
using Smtp163Addin.Sandbox.Protocol;
using Smtp163Addin.Sandbox.Rules;

namespace Smtp163Addin.Sandbox;

/// <summary>What the sandbox is to be like. The defaults play the newest smtp.163.com that was seen.</summary>
public sealed record SandboxOptions
{
    /// <summary>Where to listen. Loopback unless a test gives the server an address of its own.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port, or 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>Which list of extensions EHLO answers with.</summary>
    public ServerGeneration Generation { get; init; } = ServerGeneration.Newest;

    /// <summary>A certificate with its private key to show instead of one made at start, or <see langword="null"/>.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>
    /// Addresses, in lower case, and the one code that each accepts. <see langword="null"/>: any code of 1 to 64 characters of
    /// ASCII 0x21 to 0x7E signs in to any mailbox at 163.com, so far as no rule says otherwise.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Codes { get; init; }

    /// <summary>What makes the sandbox refuse or break something, without any code: see <see cref="SandboxRules.Default"/>.</summary>
    public IReadOnlyList<SandboxRule> Rules { get; init; } = SandboxRules.Default;

    /// <summary>The largest message in octets, dots unstuffed, or <see langword="null"/> for no bound. 163 announces none.</summary>
    public long? MaxMessageOctets { get; init; }

    /// <summary>
    /// Whether the bytes of accepted messages are kept. Without them a message has its size only: for measurements of the
    /// sender's memory in the same process.
    /// </summary>
    public bool KeepContent { get; init; } = true;

    /// <summary>After how long a client that says nothing is told 421 and left, or <see cref="Timeout.InfiniteTimeSpan"/>. 163's own figure is not known.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The socket's receive buffer in bytes, or <see langword="null"/> for the system's. A small one makes a reader that stops felt early.</summary>
    public int? ReceiveBufferSize { get; init; }

    /// <summary>The clock for idle time-outs, delays, queue ids and times of receipt. Certificates live by the real clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
