using System.Net;

namespace Smtp163Addin.Harness.Deployed;

/// <summary>How the service is started: in Production, with nothing but what an operator could set.</summary>
public sealed record ServiceSettings
{
    /// <summary>The address that /etc/hosts gives smtp.163.com in the service's mount namespace.</summary>
    public required IPAddress MailServer { get; init; }

    /// <summary>The file with the authorities that the service trusts, or <see langword="null"/> for the machine's own.</summary>
    public string? Authorities { get; init; }

    /// <summary>The file that strace writes to, or <see langword="null"/> to run without it.</summary>
    public string? SystemCalls { get; init; }

    /// <summary>Whether the whole file system is read-only for the service, /tmp included, as in a container.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Further environment variables.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();
}
