using System.Globalization;
using Smtp163Addin.Api.Uploads;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Api.Messages;

/// <summary>Gives the relay the attachments of an upload as they arrive.</summary>
internal sealed class AttachmentUploads(MultipartUpload upload, Draft draft) : IAttachmentReader
{
    private int _next;

    /// <inheritdoc/>
    public async ValueTask<Stream> OpenAsync(int index, CancellationToken cancellationToken)
    {
        if (index != _next || index >= draft.Attachments.Count)
        {
            throw new InvalidOperationException("Attachments are read once and in their order.");
        }

        _next++;
        var path = string.Create(CultureInfo.InvariantCulture, $"attachments[{index}]");
        var part = await upload.OpenAttachmentAsync(path, cancellationToken);
        var isLast = _next == draft.Attachments.Count;
        return new AttachmentPart(part, draft.Attachments[index].Size, path, isLast ? upload : null);
    }
}
