using MimeKit;
using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Relay.Composition;

/// <summary>
/// Builds the tree of parts: <c>multipart/mixed(multipart/related(multipart/alternative, inline…), attachments…)</c>, each level
/// only where something needs it.
/// </summary>
internal static class MessageBody
{
    /// <summary>Builds the tree of a draft.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="reader">The bytes of its attachments.</param>
    /// <returns>The root of the tree.</returns>
    public static MimeEntity Compose(Draft draft, IAttachmentReader reader)
    {
        var root = BodyParts.Compose(draft.Body);
        var parts = draft.Attachments.Select((attachment, index) => AttachmentPart(draft, attachment, index, reader)).ToArray();

        // The bytes come in the announced order and cannot be put in another one without keeping them. So everything up to the last
        // inline part goes beside the HTML that names it.
        var inline = draft.Body.Html is null ? 0 : LastInline(draft.Attachments) + 1;
        if (inline > 0)
        {
            root = Multipart("related", root, parts[..inline]);
            // RFC 2387 section 3.1: the type of the root part.
            root.ContentType.Parameters.Add("type", "multipart/alternative");
        }

        return inline < parts.Length ? Multipart("mixed", root, parts[inline..]) : root;
    }

    private static int LastInline(IReadOnlyList<Attachment> attachments)
    {
        for (var index = attachments.Count - 1; index >= 0; index--)
        {
            if (attachments[index].ContentId is not null)
            {
                return index;
            }
        }

        return -1;
    }

    private static Multipart Multipart(string subtype, MimeEntity first, IEnumerable<MimeEntity> others)
    {
        var multipart = new Multipart(subtype) { first };
        foreach (var other in others)
        {
            multipart.Add(other);
        }

        return multipart;
    }

    private static MimePart AttachmentPart(Draft draft, Attachment attachment, int index, IAttachmentReader reader)
    {
        var part = new MimePart
        {
            Content = new StreamedContent(reader, index, attachment.Size),
            // Set here so that nothing reads the content to find out which encoding suits it.
            ContentTransferEncoding = ContentEncoding.Base64,
        };

        var isInline = attachment.ContentId is not null && draft.Body.Html is not null;
        part.Headers.Replace(HeaderFields.WithFileName("Content-Type", MediaType.Tokens(attachment.ContentType), "name", attachment.Name));
        part.Headers.Add(HeaderFields.WithFileName("Content-Disposition", [isInline ? "inline" : "attachment"], "filename", attachment.Name));
        if (attachment.ContentId is not null)
        {
            part.Headers.Add(HeaderFields.Identifiers("Content-Id", [attachment.ContentId]));
        }

        return part;
    }
}
