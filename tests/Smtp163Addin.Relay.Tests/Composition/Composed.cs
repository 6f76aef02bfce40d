using MimeKit;
using Smtp163Addin.Drafts;
using Smtp163Addin.Relay.Composition;
using Smtp163Addin.Relay.Drafts;
using Xunit;

namespace Smtp163Addin.Relay.Tests.Composition;

/// <summary>Composes drafts to bytes as the relay writes them to the wire, less the dots that SMTP doubles.</summary>
internal static class Composed
{
    private static readonly FormatOptions Wire = MakeWire();

    public static Task<byte[]> BytesAsync(DraftCase one, TimeProvider? time = null) =>
        BytesAsync(one.Draft, one.OpenAttachments(), time);

    public static async Task<byte[]> BytesAsync(Draft draft, IAttachmentReader attachments, TimeProvider? time = null)
    {
        using var stream = new MemoryStream();
        await WriteAsync(draft, attachments, stream, time);
        return stream.ToArray();
    }

    public static async Task WriteAsync(Draft draft, IAttachmentReader attachments, Stream stream, TimeProvider? time = null)
    {
        using var message = MessageComposer.Compose(draft, attachments, time ?? TimeProvider.System);
        // As MailKit does before it writes.
        message.Prepare(EncodingConstraint.SevenBit, 78);
        await message.WriteToAsync(Wire, stream, TestContext.Current.CancellationToken);
    }

    private static FormatOptions MakeWire()
    {
        var options = FormatOptions.Default.Clone();
        options.NewLineFormat = NewLineFormat.Dos;
        return options;
    }
}
