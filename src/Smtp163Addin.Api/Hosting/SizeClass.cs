namespace Smtp163Addin.Api.Hosting;

/// <summary>How large a request's body was, coarse enough to say nothing about a particular mail.</summary>
internal static class SizeClass
{
    private const long Kilobyte = 1024;
    private const long Megabyte = 1024 * Kilobyte;

    /// <summary>The class of a request by its announced length.</summary>
    public static string Of(HttpContext context) => context.Request.ContentLength switch
    {
        null => "unknown",
        0 => "empty",
        <= 64 * Kilobyte => "to-64k",
        <= Megabyte => "to-1M",
        <= 10 * Megabyte => "to-10M",
        <= 100 * Megabyte => "to-100M",
        _ => "over-100M",
    };
}
