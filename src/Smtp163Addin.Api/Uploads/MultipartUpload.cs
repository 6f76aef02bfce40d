using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Smtp163Addin.Api.Problems;
using Smtp163Addin.Api.Requests;

namespace Smtp163Addin.Api.Uploads;

/// <summary>Reads a <c>multipart/form-data</c> body part by part, forward, without keeping any of it.</summary>
internal sealed class MultipartUpload
{
    /// <summary>The longest boundary (RFC 2046 section 5.1.1).</summary>
    private const int LongestBoundary = 70;

    private const int BlockBytes = 16 * 1024;
    private const int MostPartHeaders = 8;
    private const int MostPartHeaderBytes = 8 * 1024;

    private readonly MultipartReader _reader;
    private bool _isOver;

    private MultipartUpload(string boundary, Stream body) =>
        _reader = new MultipartReader(boundary, body, BlockBytes)
        {
            HeadersCountLimit = MostPartHeaders,
            HeadersLengthLimit = MostPartHeaderBytes,
        };

    /// <summary>Opens the body of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="problem">Why its body cannot be read.</param>
    /// <returns>The upload, or <see langword="null"/>.</returns>
    public static MultipartUpload? Open(HttpRequest request, out Problem? problem)
    {
        problem = ContentCoding.Refusal(request);
        if (problem is not null)
        {
            return null;
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            problem = Problem.At(ProblemCode.UnsupportedMediaType, "Content-Type", "Send multipart/form-data.");
            return null;
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary);
        if (boundary.Length is 0 or > LongestBoundary)
        {
            problem = Problem.At(ProblemCode.InvalidRequest, "Content-Type", "Its boundary is missing or longer than 70 characters.");
            return null;
        }

        return new MultipartUpload(boundary.ToString(), request.Body);
    }

    /// <summary>Reads the first part whole.</summary>
    /// <param name="mostBytes">The most that it may hold.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its bytes; the caller zeroes them.</returns>
    /// <exception cref="UploadException">The upload is not as the contract says.</exception>
    public async Task<ArraySegment<byte>> ReadMessageAsync(int mostBytes, CancellationToken cancellationToken)
    {
        var section = await NextAsync(cancellationToken);
        if (section is null || !IsNamed(section, "message"))
        {
            throw new UploadException(Problem.At(ProblemCode.InvalidRequest, "message", "The first part must be named message."));
        }

        if (!StrictJson.IsJson(section.ContentType))
        {
            throw new UploadException(Problem.At(ProblemCode.UnsupportedMediaType, "message", "Its Content-Type must be application/json in UTF-8."));
        }

        var buffer = new byte[16 * 1024];
        var length = 0;
        while (await ReadAsync(section.Body, buffer.AsMemory(length), cancellationToken) is > 0 and var count)
        {
            length += count;
            if (length > mostBytes)
            {
                CryptographicOperations.ZeroMemory(buffer);
                throw new UploadException(Problem.At(ProblemCode.PayloadTooLarge, "message", "It is larger than 8 MiB; shorten the body."));
            }

            if (length == buffer.Length)
            {
                buffer = Grow(buffer);
            }
        }

        return new ArraySegment<byte>(buffer, 0, length);
    }

    /// <summary>Opens the next part, which must be an attachment.</summary>
    /// <param name="path">What it is called in an error.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its bytes as they come.</returns>
    /// <exception cref="UploadException">There is no such part.</exception>
    public async Task<Stream> OpenAttachmentAsync(string path, CancellationToken cancellationToken) =>
        await NextAsync(cancellationToken) is { } section && IsNamed(section, "attachment")
            ? section.Body
            : throw new UploadException(Problem.At(
                ProblemCode.InvalidRequest, path, "It is announced, but the upload has no part named attachment in its place."));

    /// <summary>Makes sure that nothing comes after the last announced part.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="UploadException">Something comes, or the closing boundary is missing.</exception>
    public async Task EnsureOverAsync(CancellationToken cancellationToken)
    {
        if (_isOver)
        {
            return;
        }

        // The reader skips what follows the closing boundary up to this limit, and reads a further part's headers up to it as well.
        // Neither is allowed here.
        _reader.HeadersLengthLimit = 0;
        if (await NextAsync(cancellationToken) is not null)
        {
            throw new UploadException(MorePartsThanAnnounced());
        }

        _isOver = true;
    }

    /// <summary>Reads from a part, telling breaks of the upload as what they are.</summary>
    internal static async ValueTask<int> ReadAsync(Stream part, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await part.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not UploadException)
        {
            throw new UploadException(Malformed());
        }
    }

    private async Task<MultipartSection?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not UploadException)
        {
            throw new UploadException(_reader.HeadersLengthLimit == 0 ? MorePartsThanAnnounced() : Malformed());
        }
    }

    private static bool IsNamed(MultipartSection section, string name) =>
        ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
        && disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(disposition.Name).Equals(name, StringComparison.Ordinal);

    private static byte[] Grow(byte[] buffer)
    {
        var larger = new byte[buffer.Length * 2];
        buffer.CopyTo(larger, 0);
        CryptographicOperations.ZeroMemory(buffer);
        return larger;
    }

    private static Problem Malformed() => Problem.At(
        ProblemCode.InvalidRequest, "body", "It is not well-formed multipart/form-data; its parts or its closing boundary are broken.");

    private static Problem MorePartsThanAnnounced() => Problem.At(
        ProblemCode.InvalidRequest, "attachments", "Something follows the last announced part; announce every attachment.");
}
