using Smtp163Addin.Api.Pane;

namespace Smtp163Addin.Api.Headers;

/// <summary>
/// The content security policy of the pane: office.js works, Outlook may frame it, and nothing else gets in or out.
/// No <c>unsafe-inline</c> and no <c>unsafe-eval</c>: office.js needs neither.
/// </summary>
internal static class PanePolicy
{
    // Loaded by office.js before it starts in every Outlook with a browser. Microsoft is removing it (office-js #5518);
    // until then the pane stays empty without it.
    private const string MicrosoftAjax = "https://ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js";

    // Who may show the pane in a frame. Classic Outlook on Windows and Outlook on Mac show it as a page of its own.
    private static readonly string[] OutlookHosts =
    [
        "https://outlook.office.com", // Microsoft 365 on the web, and new Outlook on Windows
        "https://outlook.office365.com", // the same, its older name
        "https://outlook.cloud.microsoft", // the same, its newer name
        "https://outlook.live.com", // Outlook.com
        "https://partner.outlook.cn", // Microsoft 365 operated by 21Vianet in China; office.js trusts this name
        "https://outlook.office365.cn", // the same, the name that its users type
    ];

    /// <summary>The policy of the pane's pages, for the header <c>Content-Security-Policy</c>.</summary>
    /// <param name="options">Where office.js comes from, and who else may frame the pane.</param>
    /// <param name="signInService">The origin of the sign-in service, or <see langword="null"/> when sign-in is off.</param>
    /// <returns>The directives.</returns>
    public static string Header(PaneOptions options, string? signInService)
    {
        return string.Join("; ",
            "default-src 'none'",
            $"script-src 'self'{External(options.OfficeScriptSource)} {MicrosoftAjax}",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            signInService is null ? "connect-src 'self'" : $"connect-src 'self' {signInService}",
            $"frame-src {signInService ?? "'none'"}",
            "base-uri 'none'",
            "form-action 'none'",
            "object-src 'none'",
            $"frame-ancestors {string.Join(' ', OutlookHosts.Concat(options.ExtraFrameAncestors))}");
    }

    /// <summary>The second policy, in the page itself: of the folder of office.js only the files that Outlook needs.</summary>
    /// <param name="options">Where office.js comes from.</param>
    /// <returns>One directive.</returns>
    public static string OfficeScripts(PaneOptions options) =>
        string.Join(' ',
            [
                "script-src 'self'",
                .. IsExternal(options.OfficeScriptSource) ? OfficeScriptFiles.All.Select(file => options.OfficeScriptSource + file) : [],
                MicrosoftAjax,
            ]);

    private static string External(string source) => IsExternal(source) ? " " + source : "";

    private static bool IsExternal(string source) => !source.StartsWith('/');
}
