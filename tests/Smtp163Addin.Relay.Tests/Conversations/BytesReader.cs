using Smtp163Addin.Relay.Drafts;

namespace Smtp163Addin.Relay.Tests.Conversations;

/// <summary>Gives one attachment from memory.</summary>
internal sealed class BytesReader(byte[] bytes) : IAttachmentReader
{
    public ValueTask<Stream> OpenAsync(int index, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Stream>(new MemoryStream(bytes, writable: false));
}
