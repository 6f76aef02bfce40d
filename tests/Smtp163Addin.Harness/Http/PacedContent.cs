using System.Net;
using System.Net.Http.Headers;

namespace Smtp163Addin.Harness.Http;

/// <summary>A body that is written by the test, piece by piece.</summary>
public sealed class PacedContent : HttpContent
{
    private readonly Func<Stream, CancellationToken, Task> _write;

    public PacedContent(Func<Stream, CancellationToken, Task> write)
    {
        _write = write;
        Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={Upload.Boundary}");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        _write(stream, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _write(stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
