using System.ComponentModel;

namespace Smtp163Addin.Api.Settings;

/// <summary>What the pane must know before it starts. Nothing in it is secret.</summary>
internal sealed record ServiceSettings
{
    [Description("The address that the policy names for questions.")]
    public required string Contact { get; init; }

    [Description("The version of the policy; the pane asks again when it is a new one.")]
    public required string PolicyVersion { get; init; }

    [Description("The policy as a page.")]
    public required string PolicyUrl { get; init; }

    public required SettingsLimits Limits { get; init; }

    [Description("The file extensions that 163 is known to refuse, in lower case, each with its dot.")]
    public required IReadOnlyList<string> RefusedExtensions { get; init; }

    public required SettingsAuthentication Authentication { get; init; }
}
