using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using MimeKit;
using Smtp163Addin.Sandbox;
using Smtp163Addin.Sandbox.Messages;

namespace Smtp163Addin.Playground.Inbox;

/// <summary>Takes the sandbox's mails apart, each once.</summary>
/// <param name="sandbox">Where they arrived.</param>
internal sealed class MailReader(SmtpSandbox sandbox)
{
    private readonly ConditionalWeakTable<ReceivedMessage, Mail> _read = [];

    /// <summary>Gives all mails, newest first.</summary>
    /// <returns>The mails.</returns>
    public IReadOnlyList<Mail> All() => [.. sandbox.Inbox.Messages.Reverse().Select(Read)];

    /// <summary>Gives one mail.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>The mail, or <see langword="null"/>.</returns>
    public Mail? Find(int number) => Message(number) is { } message ? Read(message) : null;

    /// <summary>Gives one mail's exact bytes.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>The message, or <see langword="null"/>.</returns>
    public ReceivedMessage? Message(int number) => sandbox.Inbox.Messages.FirstOrDefault(message => message.Number == number);

    private Mail Read(ReceivedMessage message) => _read.GetValue(message, static message =>
    {
        using var stream = message.OpenRead();
        using var parsed = MimeMessage.Load(stream);
        return new Mail
        {
            Number = message.Number,
            QueueId = message.QueueId,
            ReceivedAt = message.ReceivedAt,
            Size = message.Size,
            Subject = parsed.Subject ?? "",
            From = Readable(parsed.From),
            To = Readable(parsed.To),
            Cc = Readable(parsed.Cc),
            EnvelopeFrom = message.MailFrom,
            EnvelopeRecipients = message.Recipients,
            Html = parsed.HtmlBody,
            Text = parsed.TextBody,
            Parts = [.. parsed.BodyParts.OfType<MimePart>().Where(IsFile).Select(Part)],
            Headers = [.. parsed.Headers.Select(header => $"{header.Field}: {Encoding.Latin1.GetString(header.RawValue).Trim()}")],
            Conversation = [.. message.Conversation.Transcript.Select(line => line.ToString())],
        };
    });

    private static string Readable(InternetAddressList addresses) =>
        string.Join("; ", addresses.Mailboxes.Select(mailbox =>
            string.IsNullOrEmpty(mailbox.Name) ? mailbox.Address : $"{mailbox.Name} <{mailbox.Address}>"));

    private static bool IsFile(MimePart part) => part is not TextPart || part.IsAttachment || part.FileName is not null;

    private static MailPart Part(MimePart part, int index)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        var bytes = content.ToArray();
        return new MailPart(
            index,
            part.FileName ?? $"part-{index + 1}",
            part.ContentType.MimeType,
            bytes.Length,
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            part.ContentId,
            bytes);
    }
}
