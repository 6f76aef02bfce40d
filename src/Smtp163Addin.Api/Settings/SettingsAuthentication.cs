using System.ComponentModel;

namespace Smtp163Addin.Api.Settings;

/// <summary>How the pane signs the user in, where it must.</summary>
internal sealed record SettingsAuthentication
{
    [Description("Anonymous or EntraId.")]
    public required string Mode { get; init; }

    [Description("The pane's application id, with EntraId.")]
    public required string? ClientId { get; init; }

    [Description("Where the user signs in, with EntraId.")]
    public required string? Authority { get; init; }

    [Description("The scope to ask for, with EntraId.")]
    public required string? Scope { get; init; }
}
