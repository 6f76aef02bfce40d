using System.Security.Cryptography;
using System.Text.Json.Serialization.Metadata;
using Smtp163Addin.Api.Hosting;
using Smtp163Addin.Api.Problems;

namespace Smtp163Addin.Api.Requests;

/// <summary>Reads the body of a request that holds one small JSON object.</summary>
internal static class SmallJsonBody
{
    /// <summary>Reads the body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="type">The type and its strict options.</param>
    /// <returns>The value, or the problem.</returns>
    public static async Task<(T? Value, Problem? Problem)> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type)
        where T : class
    {
        if (ContentCoding.Refusal(request) is { } coded)
        {
            return (null, coded);
        }

        if (!StrictJson.IsJson(request.ContentType))
        {
            return (null, Problem.At(ProblemCode.UnsupportedMediaType, "Content-Type", "Send application/json in UTF-8."));
        }

        var buffer = new byte[ServerExtensions.SmallBodyBytes + 1];
        try
        {
            var length = await request.Body.ReadAtLeastAsync(
                buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
            return length == buffer.Length
                ? (null, Problem.At(ProblemCode.PayloadTooLarge, "body", "It is larger than 64 KiB; shorten it."))
                : StrictJson.TryRead(buffer.AsSpan(0, length), type, "body", out var value, out var problem)
                    ? (value, null)
                    : (null, problem);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
        }
    }
}
