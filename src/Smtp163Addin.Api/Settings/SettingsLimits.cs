using System.ComponentModel;

namespace Smtp163Addin.Api.Settings;

/// <summary>The limits that the pane checks before anything leaves.</summary>
internal sealed record SettingsLimits
{
    [Description("All attachments of a message together, in bytes.")]
    public required long AttachmentBytes { get; init; }

    [Description("All recipients of a message together.")]
    public required int Recipients { get; init; }
}
