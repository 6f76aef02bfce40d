using Microsoft.AspNetCore.Http.Metadata;

namespace Smtp163Addin.Api.Uploads;

/// <summary>
/// Marks an endpoint whose body is an upload: <see cref="UploadBody"/> counts and times it in place of the server, whose own limit
/// would break the connection where an answer is due.
/// </summary>
internal sealed class UploadEndpoint : IRequestSizeLimitMetadata
{
    /// <inheritdoc/>
    public long? MaxRequestBodySize => null;
}
