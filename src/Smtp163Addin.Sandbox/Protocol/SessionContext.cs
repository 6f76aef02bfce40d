using System.Net;
using System.Net.Sockets;
using Smtp163Addin.Sandbox.Conversations;
using Smtp163Addin.Sandbox.Faults;
using Smtp163Addin.Sandbox.Messages;

namespace Smtp163Addin.Sandbox.Protocol;

/// <summary>What one connection works with.</summary>
internal sealed record SessionContext(SandboxOptions Options, Inbox Inbox, Conversation Conversation, FaultSchedule Faults, Socket Socket)
{
    public TimeProvider Time => Options.Time;

    /// <summary>The name that this server calls itself in replies.</summary>
    public string HostLabel { get; } = ServerWords.HostLabel();

    /// <summary>The id of the message that comes next, also named in refusals.</summary>
    public string QueueId { get; set; } = ServerWords.QueueId();

    /// <summary>The address last given to RCPT.</summary>
    public string LastRecipient { get; set; } = "";

    /// <summary>Fills in what <see cref="FaultAction.Say"/> may name.</summary>
    public string Fill(string words) =>
        words.Contains('{', StringComparison.Ordinal)
            ? words
                .Replace("{host}", HostLabel, StringComparison.Ordinal)
                .Replace("{id}", QueueId, StringComparison.Ordinal)
                .Replace("{time}", ServerWords.UnixTime(Time), StringComparison.Ordinal)
                .Replace("{client}", (Socket.RemoteEndPoint as IPEndPoint)?.Address.ToString(), StringComparison.Ordinal)
                .Replace("{recipient}", LastRecipient, StringComparison.Ordinal)
            : words;
}
