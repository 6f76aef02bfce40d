namespace Smtp163Addin.Api.Hosting;

/// <summary>How much one request may carry, and how long it may take to arrive.</summary>
internal sealed record UploadLimits
{
    /// <summary>All attachments of a message together, in bytes.</summary>
    public long AttachmentBytes { get; init; } = 50L * 1024 * 1024;

    /// <summary>All recipients together, each counted as often as it stands there.</summary>
    public int Recipients { get; init; } = 100;

    /// <summary>The longest that nothing may arrive of a body.</summary>
    public TimeSpan UploadIdleTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest that a whole upload may take.</summary>
    public TimeSpan UploadTimeout { get; init; } = TimeSpan.FromMinutes(10);
}
