using System.Globalization;
using MimeKit;
using Smtp163Addin.Sandbox.Messages;
using Smtp163Addin.Sandbox.Rules;

namespace Smtp163Addin.Sandbox.Protocol;

/// <summary>Reads one message from 354 to the final dot, with the faults that strike in the middle of it.</summary>
internal sealed class MessageReceiver(SessionContext context, SmtpChannel channel, Answerer answerer, Action<RuleTrigger, string> arm)
{
    /// <summary>Whether a fault has already given the final reply, so that the final dot gets none.</summary>
    public bool HasFinalReply { get; private set; }

    /// <summary>Reads the message.</summary>
    /// <param name="eightBit">Whether the client declared 8-bit content.</param>
    /// <param name="findings">Gets what the client does wrong.</param>
    /// <param name="cancellationToken">The end of the sandbox.</param>
    /// <returns>The message, or null when the conversation ended in the middle of it.</returns>
    public async ValueTask<BodyDecoder?> ReceiveAsync(bool eightBit, List<Finding> findings, CancellationToken cancellationToken)
    {
        var body = new BodyDecoder(eightBit, context.Options.KeepContent, finding =>
        {
            if (findings.Count < 100)
            {
                findings.Add(finding);
            }

            context.Conversation.Record(finding);
        });
        long octets = 0;
        bool headerRead = false;
        while (true)
        {
            if (!headerRead && (body.HeaderIsComplete || body.IsDone))
            {
                headerRead = true;
                arm(RuleTrigger.Subject, Headers(body)[HeaderId.Subject] ?? "");
            }

            if (context.Faults.ReachInBody(octets) is { } fault)
            {
                int? said = await answerer.PerformAsync(fault, "", cancellationToken);
                HasFinalReply |= said is > 0;
                if (said is null)
                {
                    return null;
                }
            }

            if (body.IsDone)
            {
                context.Conversation.SawFinalDot = true;
                string size = string.Create(CultureInfo.InvariantCulture, $"({octets} octets of message with its final dot)");
                context.Conversation.Record(context.Time.GetUtcNow(), fromClient: true, size);
                return body;
            }

            if (!channel.HasUnread && !await FillAsync(cancellationToken))
            {
                return null;
            }

            int upTo = (int)Math.Min(channel.Unread.Length, context.Faults.NextInBody - octets);
            int taken = body.Feed(channel.Unread.Span[..upTo]);
            channel.Skip(taken);
            octets += taken;
            context.Conversation.BodyOctets += taken;
        }
    }

    /// <summary>Why 163 would not take this message, or null when it would.</summary>
    public static string? Refusal(SessionContext context, BodyDecoder body, string? account)
    {
        if (body.Size > context.Options.MaxMessageOctets)
        {
            return ServerWords.TooLarge;
        }

        // The raw value: in the decoded one, a quote or a comma of the name would be taken for syntax.
        Header? from = Headers(body).FirstOrDefault(header => header.Id == HeaderId.From);
        bool same = InternetAddressList.TryParse(from?.RawValue ?? [], out InternetAddressList? list)
            && list is [MailboxAddress mailbox]
            && string.Equals(mailbox.Address, account, StringComparison.OrdinalIgnoreCase);
        return same ? null : ServerWords.SenderDiffersFromHeader(context.HostLabel, context.QueueId, context.Time);
    }

    private static HeaderList Headers(BodyDecoder body)
    {
        using var header = new MemoryStream(body.Header.ToArray(), writable: false);
        try
        {
            return HeaderList.Load(header);
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        using var idle = new CancellationTokenSource(context.Options.IdleTimeout, context.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
        return await channel.FillAsync(either.Token);
    }
}
