using System.Net;
using Smtp163Addin.Harness.Deployed;
using Smtp163Addin.Privacy.Tests.Canaries;

namespace Smtp163Addin.Privacy.Tests.Audit;

/// <summary>What was seen of the deployed service from outside, from its start through every outcome to its end.</summary>
internal sealed record ServiceAudit
{
    /// <summary>The canaries of all requests.</summary>
    public required CanaryRun Run { get; init; }

    /// <summary>The only address that the service may connect to.</summary>
    public required IPAddress MailServer { get; init; }

    /// <summary>Every attempt to reach an outcome.</summary>
    public required IReadOnlyList<Exchange> Exchanges { get; init; }

    /// <summary>The canaries of the uploads that were cut off.</summary>
    public required IReadOnlyList<Canary> CutUploads { get; init; }

    /// <summary>How many mails 163 took in all.</summary>
    public required int Mails { get; init; }

    /// <summary>How many conversations with 163 were still open when the service had nothing to do any more.</summary>
    public required int OpenConversations { get; init; }

    /// <summary>The bytes that passed between the service and 163.</summary>
    public required long WireOctets { get; init; }

    /// <summary>How many canaries passed among them in plain text.</summary>
    public required int PlainOnWire { get; init; }

    /// <summary>Copies of canaries in the service's memory while a mail was under way.</summary>
    public required int CopiesInFlight { get; init; }

    /// <summary>Copies of canaries in the service's memory a while after the last request.</summary>
    public required int CopiesLeft { get; init; }

    /// <summary>Which requests' words were left, in the order in which they were made, and how often.</summary>
    public required IReadOnlyList<string> KeptOf { get; init; }

    /// <summary>How long it took until none was left, or until the wait was given up.</summary>
    public required TimeSpan Forgotten { get; init; }

    /// <summary>Everything that the process wrote to its console.</summary>
    public required string Output { get; init; }

    /// <summary>What the operating system saw.</summary>
    public required SystemCallTrace Trace { get; init; }
}
