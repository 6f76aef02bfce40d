using System.Security.Cryptography;
using MimeKit;
using MimeKit.Utils;

namespace Smtp163Addin.Drafts;

/// <summary>Reads mails with MimeKit's parser.</summary>
public sealed class MimeKitReader : IMailReader
{
    /// <inheritdoc/>
    public string Name => "MimeKit";

    /// <inheritdoc/>
    public async Task<ReadMail> ReadAsync(ReadOnlyMemory<byte> mail, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(mail.ToArray(), writable: false);
        using var message = await MimeMessage.LoadAsync(stream, cancellationToken);
        var parts = message.BodyParts.OfType<MimePart>().ToArray();
        var bodies = parts.OfType<TextPart>().Where(part => part.ContentDisposition is null && part.FileName is null).ToArray();
        var text = bodies.FirstOrDefault(part => part.IsPlain);
        var html = bodies.FirstOrDefault(part => part.IsHtml);
        return new ReadMail
        {
            Subject = Subject(message),
            From = Mailboxes(message.From),
            To = Mailboxes(message.To),
            Cc = Mailboxes(message.Cc),
            ReplyTo = Mailboxes(message.ReplyTo),
            NotificationTo = Notification(message),
            Date = message.Date,
            MessageId = Identifier(message.MessageId),
            InReplyTo = Identifier(message.InReplyTo),
            References = [.. message.References.Select(reference => $"<{reference}>")],
            Importance = message.Headers[HeaderId.Importance],
            Priority = message.Headers[HeaderId.XPriority],
            Text = text?.GetText(System.Text.Encoding.UTF8),
            Html = html?.GetText(System.Text.Encoding.UTF8),
            Structure = Structure(message.Body!),
            Attachments = [.. parts.Where(part => part != text && part != html).Select(Attachment)],
            Fields = [.. message.Headers.Concat(message.Body!.Headers).Select(header => header.Field)],
        };
    }

    private static ReadMailbox[] Mailboxes(InternetAddressList list) =>
        [.. list.Mailboxes.Select(mailbox => new ReadMailbox(mailbox.Name, mailbox.GetAddress(idnEncode: true)))];

    // MimeMessage.Subject trims what it decoded.
    private static string Subject(MimeMessage message)
    {
        var raw = message.Headers.First(header => header.Id == HeaderId.Subject).RawValue;
        return Rfc2047.DecodeText(raw is [(byte)' ', ..] ? raw[1..] : raw).Replace("\r\n", "", StringComparison.Ordinal);
    }

    private static ReadMailbox[] Notification(MimeMessage message) =>
        message.Headers.FirstOrDefault(header => header.Id == HeaderId.DispositionNotificationTo) is { } header
            ? Mailboxes(InternetAddressList.Parse(header.RawValue))
            : [];

    private static string? Identifier(string? identifier) => identifier is null ? null : $"<{identifier}>";

    private static string Structure(MimeEntity entity) => entity is Multipart multipart
        ? $"{multipart.ContentType.MediaSubtype}({string.Join(',', multipart.Select(Structure))})"
        : entity.ContentType.MimeType;

    private static ReadAttachment Attachment(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content);
        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        return new ReadAttachment(
            part.ContentDisposition?.FileName,
            part.ContentType.Name,
            part.ContentType.MimeType,
            Identifier(part.ContentId),
            part.ContentDisposition?.Disposition,
            bytes.Length,
            Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
