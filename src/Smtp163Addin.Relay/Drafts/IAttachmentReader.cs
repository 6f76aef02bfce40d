namespace Smtp163Addin.Relay.Drafts;

/// <summary>Gives the bytes of a draft's attachments, each once and in the announced order.</summary>
public interface IAttachmentReader
{
    /// <summary>Opens the next attachment.</summary>
    /// <param name="index">Its place in <see cref="Draft.Attachments"/>; each call has the number after the last one's.</param>
    /// <param name="cancellationToken">Ends the wait for bytes that are still on their way.</param>
    /// <returns>
    /// A stream that can be read once, forward, and gives exactly the announced number of bytes. When the upload is not as
    /// announced the stream throws; the relay then drops the connection without a final dot and lets that exception through.
    /// </returns>
    ValueTask<Stream> OpenAsync(int index, CancellationToken cancellationToken);
}
