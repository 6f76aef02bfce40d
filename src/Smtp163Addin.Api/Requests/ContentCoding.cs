using Smtp163Addin.Api.Problems;

namespace Smtp163Addin.Api.Requests;

/// <summary>The rule for <c>Content-Encoding</c>: a compressed body could be small on the way and endless here.</summary>
internal static class ContentCoding
{
    /// <summary>The problem of a body that is coded, or <see langword="null"/>.</summary>
    public static Problem? Refusal(HttpRequest request) =>
        request.Headers.ContentEncoding.All(coding => coding is null || coding.Trim().Equals("identity", StringComparison.OrdinalIgnoreCase))
            ? null
            : Problem.At(ProblemCode.UnsupportedMediaType, "Content-Encoding", "Send the body as it is, without a content coding.");
}
