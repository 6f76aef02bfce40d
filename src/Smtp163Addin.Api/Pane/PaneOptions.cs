namespace Smtp163Addin.Api.Pane;

/// <summary>
/// Where the pane's files lie and where its page finds office.js. Only code sets these, never configuration: whoever
/// could point the pane at another script would own every draft.
/// </summary>
internal sealed record PaneOptions
{
    /// <summary>Microsoft's folder of office.js, which the store requires of every add-in.</summary>
    public const string MicrosoftScriptSource = "https://appsforoffice.microsoft.com/lib/1/hosted/";

    /// <summary>The folder of the built pane, with <c>taskpane.html</c> in it.</summary>
    public string Directory { get; init; } = Path.Combine(AppContext.BaseDirectory, "pane");

    /// <summary>
    /// The folder that holds <c>office.js</c>, ending in a slash: an <c>https:</c> address, or a path of this server.
    /// </summary>
    public string OfficeScriptSource { get; init; } = MicrosoftScriptSource;

    /// <summary>A script of this server that runs before office.js, as a path; none in production.</summary>
    public string? ScriptBeforeOffice { get; init; }

    /// <summary>Origins besides Outlook's that may show the pane in a frame; none in production.</summary>
    public IReadOnlyList<string> ExtraFrameAncestors { get; init; } = [];
}
